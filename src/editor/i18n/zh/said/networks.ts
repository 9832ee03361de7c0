import type { Sayings } from '../../sayings'

/** What is said of networks and files of weights. */
export const saidOfNetworks: Sayings = {
  'The weights of {{title}} are not available: {{path}} was not found in {{places}}.':
    '无法取得 {{title}} 的权重：在 {{places}} 中没有找到 {{path}}。',
  'The weights of {{title}} are not available: {{path}} was not found in {{places}} ({{why}}).':
    '无法取得 {{title}} 的权重：在 {{places}} 中没有找到 {{path}}（{{why}}）。',
  'the server answered {{status}}': '服务器返回 {{status}}',
  'the answer is empty': '服务器返回的内容为空',
  'Failed to fetch': '无法连接',
  'This file is part of Gramarye: install it again.': '该文件是 Gramarye 的一部分：请重新安装。',
  'Connect to the internet and try again, or choose the lite network, which is built in. On the command line, --weights names a folder that has the files.':
    '请连接网络后重试，或选择内置的“轻量”网络。在命令行中，可用 --weights 指定存有这些文件的文件夹。',
  'Delete the file or clear the cache and load it again, or choose the lite network.':
    '删除该文件或清除缓存后重新加载，或选择“轻量”网络。',
  'The weights of {{title}} are damaged: {{path}} is longer than its {{bytes}} bytes.':
    '{{title}} 的权重已损坏：{{path}} 超过了应有的 {{bytes}} 字节。',
  'The weights of {{title}} are damaged: {{path}} has {{bytes}} bytes in place of {{wanted}}.':
    '{{title}} 的权重已损坏：{{path}} 有 {{bytes}} 字节，应为 {{wanted}} 字节。',
  'The weights of {{title}} are damaged: {{path}} has the sha256 {{actual}}… in place of {{wanted}}….':
    '{{title}} 的权重已损坏：{{path}} 的 SHA-256 为 {{actual}}…，应为 {{wanted}}…。',
  'The weights of {{title}} are damaged: {{path}} {{fault}}.': '{{title}} 的权重已损坏：{{path}} {{fault}}。',
  'Choose a .safetensors file, or the model.json of a TensorFlow.js model together with its .bin files.':
    '请选择 .safetensors 文件，或 TensorFlow.js 模型的 model.json 及其 .bin 文件。',
  'The file is damaged or was cut short: get it again.': '文件已损坏或不完整：请重新获取。',
  'Choose a file with the convolutions of {{networks}}.': '请选择含有 {{networks}} 的卷积的文件。',
  'Choose {{network}} as the network, or another file.': '把网络选为 {{network}}，或选择其他文件。',
  'Save the weights in single or half precision.': '请把权重存为单精度或半精度。',
  'Choose model.json and all its .bin files together.': '请同时选择 model.json 和它的全部 .bin 文件。',
  'Convert the model again, with its weights as float32.': '请以 float32 权重重新转换模型。',
  'Choose a file with one network in it.': '请选择只含一个网络的文件。',
  'Choose the weights of the plain VGG-16 or VGG-19.': '请选择普通 VGG-16 或 VGG-19 的权重。',
  '{{file}} has two tensors for one convolution: {{first}} and {{second}}.':
    '{{file}} 中一个卷积有两个张量：{{first}} 和 {{second}}。',
  '{{file}} holds a network with batch normalization, which is not supported.':
    '{{file}} 中的网络带有批归一化，不受支持。',
  '{{file}} has the tensor {{name}} as {{type}}, which is not read.':
    '{{file}} 中张量 {{name}} 的类型为 {{type}}，无法读取。',
  '{{file}} lacks the {{part}} of {{layer}}, which {{network}} has.':
    '{{file}} 缺少 {{layer}} 的 {{part}}，而 {{network}} 有。',
  '{{file}} has the shape [{{shape}}] for {{name}}, where {{network}} has [{{wanted}}].':
    '{{file}} 中 {{name}} 的形状为 [{{shape}}]，而 {{network}} 为 [{{wanted}}]。',
  "{{file}} holds no network of VGG's family.": '{{file}} 中没有 VGG 系列的网络。',
  "{{file}} holds no network of VGG's family (its first tensor is {{name}}).":
    '{{file}} 中没有 VGG 系列的网络（它的第一个张量是 {{name}}）。',
  "{{file}} holds no network of VGG's family{{more}}.": '{{file}} 中没有 VGG 系列的网络{{more}}。',
  '{{file}} holds the weights of {{network}}, not of {{wanted}}.':
    '{{file}} 是 {{network}} 的权重，不是 {{wanted}} 的。',
  '{{file}} has the tensor {{tensor}} in {{missing}}, which was not given.':
    '{{file}} 的张量 {{tensor}} 在未提供的 {{missing}} 中。',
  '{{file}} has the tensor {{name}} as {{type}}; F32, F16 and BF16 can be read.':
    '{{file}} 中张量 {{name}} 的类型为 {{type}}；可读取 F32、F16 和 BF16。',
  '{{file}} has {{bytes}} bytes, too many for a model.': '{{file}} 有 {{bytes}} 字节，作为模型太大。',
  '{{file}} is not the model.json of a TensorFlow.js model.':
    '{{file}} 不是 TensorFlow.js 模型的 model.json。',
  '{{file}} has {{count}} tensors; at most {{most}} can be read.':
    '{{file}} 有 {{count}} 个张量；最多可读取 {{most}} 个。',
  '{{file}} has a tensor whose name is longer than {{most}} characters.':
    '{{file}} 中有张量的名称超过 {{most}} 个字符。',
  '{{file}} has a tensor with the name {{name}}.': '{{file}} 中有名为 {{name}} 的张量。',
  '{{file}} has the impossible shape [{{shape}}] for {{name}}.':
    '{{file}} 中 {{name}} 的形状 [{{shape}}] 不可能存在。',
  '{{file}} has the impossible shape [{{shape}}] for the tensor {{name}}.':
    '{{file}} 中张量 {{name}} 的形状 [{{shape}}] 不可能存在。',
  '{{file}} has no type, shape and place for the tensor {{name}}.':
    '{{file}} 没有说明张量 {{name}} 的类型、形状和位置。',
  '{{file}} has an impossible place for the tensor {{name}}.': '{{file}} 中张量 {{name}} 的位置不可能存在。',
  '{{file}} ends after {{bytes}} bytes, before the values it names for the tensor {{name}}.':
    '{{file}} 在 {{bytes}} 字节后结束，早于它所说的张量 {{name}} 的值。',
  '{{file}} has {{bytes}} bytes in place of {{wanted}} for the tensor {{name}}.':
    '{{file}} 中张量 {{name}} 有 {{bytes}} 字节，应为 {{wanted}} 字节。',
  '{{file}} is not the only .json file.': '{{file}} 不是唯一的 .json 文件。',
  '{{file}} and {{count}} more are given without the model.json they belong to.':
    '选择了 {{file}} 和另外 {{count}} 个文件，但没有它们所属的 model.json。',
  '{{file}} has values in {{name}} that are not finite numbers.': '{{file}} 的 {{name}} 中有非有限的数值。',
  '{{file}} is not a file of weights: its {{part}} is not JSON.':
    '{{file}} 不是权重文件：它的 {{part}} 不是 JSON。',
  '{{file}} names {{end}} bytes for {{tensor}}, but its .bin files have {{bytes}}.':
    '{{file}} 为 {{tensor}} 注明 {{end}} 字节，但它的 .bin 文件只有 {{bytes}} 字节。',
  '{{file}} is not a safetensors file: it does not begin with the length of a header.':
    '{{file}} 不是 safetensors 文件：开头没有文件头的长度。',
  '{{file}} is not a safetensors file: its header is not an object.':
    '{{file}} 不是 safetensors 文件：文件头不是对象。',
  '{{file}} is a PyTorch or Keras archive, which is not read: save it as safetensors.':
    '{{file}} 是 PyTorch 或 Keras 的存档，无法读取：请存为 safetensors。',
  '{{file}} is an HDF5 file, which is not read: save it as safetensors.':
    '{{file}} 是 HDF5 文件，无法读取：请存为 safetensors。',
  '{{file}} is a part of a model: it is chosen together with its model.json.':
    '{{file}} 是模型的一部分：请与它的 model.json 一起选择。',
  '{{file}} is not a file of weights of a known format.': '{{file}} 不是已知格式的权重文件。',
}
