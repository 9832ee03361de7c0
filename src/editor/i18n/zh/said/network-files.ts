import type { Sayings } from '../../sayings'

/** What is said of files with trained networks. */
export const saidOfNetworkFiles: Sayings = {
  'No file is chosen.': '没有选择文件。',
  'Choose a .safetensors file, or drop one on the node.': '选择 .safetensors 文件，或把文件拖到节点上。',
  'Choose a file that Save generator, Save discriminator or Save network wrote; if it is one, get it again.':
    '请选择由“保存生成器”“保存判别器”或“保存网络”写成的文件；如果它就是，请重新获取。',
  'Update Gramarye, or save the network in format 1.': '请更新 Gramarye，或以格式 1 保存该网络。',
  'Choose it in {{node}}, or choose another file here.': '请在“{{node}}”中选择它，或在这里选择其他文件。',
  'Load generator': '载入生成器',
  'Load discriminator': '载入判别器',
  'Load network': '载入网络',
  'a generator': '生成器',
  'a discriminator': '判别器',
  'a network from pictures to pictures': '从图片到图片的网络',
  '{{file}} holds {{role}}, not {{wanted}}.': '{{file}} 中是{{role}}，不是{{wanted}}。',
  '{{file}} holds no trained network: it is no safetensors file.':
    '{{file}} 中没有训练好的网络：它不是 safetensors 文件。',
  '{{file}} holds no network of Gramarye.': '{{file}} 中没有 Gramarye 的网络。',
  '{{file}} holds no network of Gramarye (its first tensor is {{name}}).':
    '{{file}} 中没有 Gramarye 的网络（它的第一个张量是 {{name}}）。',
  '{{file}} was written by a newer version, in format {{format}}.':
    '{{file}} 由更新的版本写成，格式为 {{format}}。',
  '{{file}} does not say how long it has learned.': '{{file}} 没有说明训练了多少步。',
  '{{file}} has learned with an optimizer that is not known here.': '{{file}} 用的优化器在这里是未知的。',
  '{{file}} has a {{part}} that is not JSON.': '{{file}} 的 {{part}} 不是 JSON。',
  '{{file}} has {{count}} tensors in place of the {{wanted}} of the network that it describes.':
    '{{file}} 有 {{count}} 个张量，而它所描述的网络有 {{wanted}} 个。',
  '{{file}} has tensors that lie over each other.': '{{file}} 中有互相重叠的张量。',
  '{{file}} lacks the tensor {{name}} of the network that it describes.':
    '{{file}} 缺少它所描述的网络的张量 {{name}}。',
  '{{file}} has the shape [{{shape}}] for {{name}}, where the network that it describes has [{{wanted}}].':
    '{{file}} 中 {{name}} 的形状为 [{{shape}}]，而它所描述的网络为 [{{wanted}}]。',
  '{{file}} has values below 0 in {{name}}, which are squares.':
    '{{file}} 的 {{name}} 中有小于 0 的值，而它们是平方。',
  '{{file}} describes no network that is known here.': '{{file}} 描述的不是这里已知的网络。',
  '{{file}} describes no layers.': '{{file}} 没有描述任何层。',
  '{{file}} describes {{count}} layers; at most {{most}} are possible.':
    '{{file}} 描述了 {{count}} 层；最多可以有 {{most}} 层。',
  '{{file}} describes {{count}} parameters; at most {{most}} are possible.':
    '{{file}} 描述了 {{count}} 个参数；最多可以有 {{most}} 个。',
  '{{file}} takes pictures of any width or any height, and not of both.':
    '{{file}} 只接受宽或高之一任意的图片，而不是两者都任意。',
  '{{file}} takes pictures of any size, and has a layer that needs one size.':
    '{{file}} 接受任意尺寸的图片，却有一层需要固定的尺寸。',
  '{{file}} makes [{{made}}] of [{{input}}], which no {{role}} does.':
    '{{file}} 把 [{{input}}] 变成 [{{made}}]，{{role}}不会这样做。',
  generator: '生成器',
  discriminator: '判别器',
  '{{file}} makes [{{made}}] on the way, which is too large.': '{{file}} 在途中产生 [{{made}}]，太大了。',
  '{{file}} makes pictures that are no whole multiple of its noise.':
    '{{file}} 生成的图片尺寸不是噪声尺寸的整数倍。',
  '{{file}} has a dense layer after pictures, without flattening them.':
    '{{file}} 在图片之后直接接了全连接层，没有先展平。',
  '{{file}} has a layer {{kind}} after vectors, which have no places.':
    '{{file}} 在向量之后有一层 {{kind}}，而向量没有位置。',
  '{{file}} has a layer {{kind}} that leaves nothing of its input.':
    '{{file}} 有一层 {{kind}}，其输入所剩为零。',
  '{{file}} mirrors {{size}} px at the border of [{{shape}}], which has not as many.':
    '{{file}} 在 [{{shape}}] 的边界处镜像 {{size}} 像素，而它没有这么多。',
  '{{file}} has a pixel shuffle by {{factor}} of {{channels}} channels, which {{square}} does not divide.':
    '{{file}} 对 {{channels}} 个通道做 {{factor}} 倍的像素重排，而它不能被 {{square}} 整除。',
  '{{file}} reshapes [{{shape}}] to [{{wanted}}], which has other values.':
    '{{file}} 把 [{{shape}}] 变形为 [{{wanted}}]，两者的数值个数不同。',
  '{{file}} has a residual block that makes [{{made}}] of [{{shape}}], and cannot add both.':
    '{{file}} 的残差块把 [{{shape}}] 变成 [{{made}}]，两者无法相加。',
  'The network has values in {{name}} that are not finite numbers.': '网络的 {{name}} 中有非有限的数值。',
  'The network has values in {{name}} that half precision cannot hold.':
    '网络的 {{name}} 中有半精度存不下的数值。',
  'Train it again with lower learning rates.': '请降低学习率重新训练。',
  'Choose single precision.': '请选择单精度。',
  'The file would have {{megabytes}} MB; at most {{most}} MB can be loaded again.':
    '文件将有 {{megabytes}} MB；最多只能载入 {{most}} MB。',
  'Save the weights alone in half precision, or train a smaller network.':
    '请只以半精度保存权重，或训练较小的网络。',
}
