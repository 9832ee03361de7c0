import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gramarye, root } from './program'

describe('gramarye', () => {
  it('lists the nodes', async () => {
    const json = await gramarye(['nodes', '--json'])
    expect(json.code).toBe(0)
    const { nodes, ports } = JSON.parse(json.out)
    expect(nodes['stylize/adain'].params.strength).toMatchObject({ kind: 'number', min: 0, max: 1 })
    expect(ports.image.doc).toMatch(/sRGB/)
    expect((await gramarye(['nodes'])).out).toMatch(/stylize\/adain/)
  })

  it('called through npm, takes paths from where npm was called', () => {
    const npm = ['--prefix', root, 'run', '-s', 'gramarye', '--', 'check', 'adain.json']
    const cwd = join(root, 'graphs')
    const { status, stdout } = spawnSync('npm', npm, {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(stdout).toMatch(/adain\.json can run/)
    expect(status).toBe(0)
  })

  it('helps and tells its version', async () => {
    const help = await gramarye(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toMatch(/gramarye run GRAPH/)
    expect((await gramarye(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
