import type { NodeTranslations } from '../../catalog-translation'

const save = (name: string): NodeTranslations[string] => ({
  title: `保存${name}`,
  doc: `把训练好的${name}存为 safetensors 文件：可从节点保存到磁盘，也可保留在图中，由旁边新建的节点载入。各层的描述写在文件里。命令行会为每个这样的节点写一个文件，以节点命名。`,
  inputs: { network: name },
  outputs: { file: '文件' },
  params: {
    content: { label: '内容', doc: '文件里存什么。', options: { weights: '权重', everything: '全部' } },
    precision: { label: '精度', doc: '权重保留得多精确。', options: { half: '半精度', single: '单精度' } },
    title: { label: '标题', doc: '写入文件。' },
    note: { label: '说明', doc: '写入文件，例如用什么训练、由谁训练。' },
  },
})

const load = (name: string): NodeTranslations[string] => ({
  title: `载入${name}`,
  doc: `从 safetensors 文件载入训练好的${name}，该文件由“保存${name}”写成；它随图一起保存。如果保存时选了“全部”，训练可以接着进行，每一位都与从未中断时相同。`,
  outputs: { network: name },
  params: { file: { label: '文件', doc: '.safetensors 文件，最大 67 MB。图中保存一份副本。' } },
})

export const networkFiles: NodeTranslations = {
  'train/save-generator': save('生成器'),
  'train/load-generator': load('生成器'),
  'train/save-discriminator': save('判别器'),
  'train/load-discriminator': load('判别器'),
  'train/save-network': save('网络'),
  'train/load-network': load('网络'),
}

/** Docs of their ports and options, by their English. */
export const networkFileDocs: Readonly<Record<string, string>> = {
  'The generator to save.': '要保存的生成器。',
  'The discriminator to save.': '要保存的判别器。',
  'The network to save.': '要保存的网络。',
  'The generator as it was saved.': '保存时的生成器。',
  'The discriminator as it was saved.': '保存时的判别器。',
  'The network as it was saved.': '保存时的网络。',
  'What is in the file, and its size.': '文件的内容和大小。',
  'Those that work best: their running average where there is one. Enough to use the network, and to train it anew from there.':
    '效果最好的权重：有滑动平均时就用它。足以使用这个网络，也可以从这里重新开始训练。',
  'Also the running average and what the optimizer remembers, in single precision: training goes on bit for bit as if it had never stopped. Up to eight times as large.':
    '还包括滑动平均和优化器的记忆，均为单精度：训练可以接着进行，每一位都与从未中断时相同。文件最大为八倍。',
  '16 bits a weight: half the size, and a difference that nobody sees.':
    '每个权重 16 位：大小减半，差别看不出来。',
  '32 bits a weight: exact.': '每个权重 32 位：完全精确。',
}
