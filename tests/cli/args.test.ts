import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/cli/args'

describe('parseCommand', () => {
  it('reads a run with everything', () => {
    const text =
      'run g.json --input content=a=b.png --input style=s.jpg --set a.b.weight=-0.5 --set n.layers=x,y ' +
      '--size 256 --iterations 0 --seed 7 --out o --backend cpu --weights w --json'
    expect(parseCommand(text.split(' '))).toEqual({
      name: 'run',
      options: {
        graph: 'g.json',
        inputs: [
          { node: 'content', file: 'a=b.png' },
          { node: 'style', file: 's.jpg' },
        ],
        settings: [
          { node: 'a.b', param: 'weight', value: '-0.5' },
          { node: 'n', param: 'layers', value: 'x,y' },
        ],
        size: 256,
        iterations: 0,
        seed: 7,
        out: 'o',
        backend: 'cpu',
        fresh: false,
        weights: 'w',
        json: true,
      },
    })
  })

  it('fills in the defaults', () => {
    expect(parseCommand(['run', 'g.json'])).toEqual({
      name: 'run',
      options: {
        graph: 'g.json',
        inputs: [],
        settings: [],
        out: '.',
        backend: 'wasm',
        fresh: false,
        json: false,
      },
    })
  })

  it('keeps dots and equals signs of a value', () => {
    const command = parseCommand([
      'run',
      'g.json',
      '--set',
      'mix.weights={"a.b": 0.5}',
      '--set',
      'n.text=a=b.c',
    ])
    expect(command.name === 'run' && command.options.settings).toEqual([
      { node: 'mix', param: 'weights', value: '{"a.b": 0.5}' },
      { node: 'n', param: 'text', value: 'a=b.c' },
    ])
  })

  it('allows an empty value', () => {
    const command = parseCommand(['run', 'g.json', '--set', 'n.text='])
    expect(command.name === 'run' && command.options.settings).toEqual([
      { node: 'n', param: 'text', value: '' },
    ])
  })

  it.each([['--help'], ['-h'], ['help'], ['run', '--help'], ['check', '-h'], ['nodes', '--help']])(
    'helps with %s %s',
    (...argv) => expect(parseCommand(argv)).toEqual({ name: 'help' }),
  )

  it('reads the other commands', () => {
    expect(parseCommand(['check', 'g.json'])).toEqual({ name: 'check', graph: 'g.json', json: false })
    expect(parseCommand(['nodes', '--json'])).toEqual({ name: 'nodes', json: true })
    expect(parseCommand(['--version'])).toEqual({ name: 'version' })
  })

  it.each([
    ['', /Say what to do: run, check or nodes/],
    ['paint g.json', /paint is not a command/],
    ['run', /needs the path of a graph/],
    ['run a.json b.json', /b\.json is one too many/],
    ['run g.json --size 1.5', /--size 1\.5: give a whole number of at least 1/],
    ['run g.json --size 0', /--size 0/],
    ['run g.json --size 1,000', /--size 1,000: give a whole number .* without separators, such as 1000/],
    ['run g.json --iterations 10’000', /--iterations 10’000: .* without separators/],
    ['run g.json --iterations １００', /--iterations １００: .* in plain digits/],
    ['run g.json --seed 0x10', /--seed 0x10: give a whole number/],
    ['run g.json --iterations many', /--iterations many/],
    ['run g.json --seed 4294967296', /from 0 to 4294967295/],
    ['run g.json --backend cuda', /--backend cuda: choose wasm, cpu or webgpu/],
    ['run g.json --input content', /write NODE=FILE/],
    ['run g.json --input =a.png', /write NODE=FILE/],
    ['run g.json --set weight=1', /write NODE\.PARAM=VALUE/],
    ['run g.json --set n.weight', /write NODE\.PARAM=VALUE/],
    ['run g.json --set .weight=1', /write NODE\.PARAM=VALUE/],
    ['check', /needs the path of a graph/],
    ['check g.json --size 3', /--size/],
    ['nodes extra', /nodes takes no file/],
    ['run g.json --wrong', /^--wrong is no option of run\. Put .*$/],
    ['run g.json --__proto__=1', /^--__proto__ is no option of run/],
    ['run -g.json', /^-g is no option of run/],
    ['run g.json --size', /^--size needs a value\.$/],
    ['run g.json --size=', /^--size needs a value, and this one is empty\.$/],
    ['run g.json --out= --json', /^--out needs a value, and this one is empty\.$/],
    ['run g.json --size -1', /^--size needs a value, and -1 looks like an option\. Write --size=-1 .*$/],
    ['run g.json --json=yes', /^--json takes no value\.$/],
  ])('refuses "%s"', (text, message) => {
    const argv = text === '' ? [] : text.split(' ')
    expect(() => parseCommand(argv)).toThrow(message)
  })
})
