import type { Sayings } from '../../sayings'

export const saidOfCompression: Sayings = {
  'This network has no code in its middle, or takes pictures of one size only.':
    '这个网络中间没有编码，或只接受一种尺寸的图片。',
  'Take a network of Train autoencoder.': '请使用“训练自编码器”得到的网络。',
  'The pictures have {{width}} x {{height}} px, and the code has a place for each {{columns}} x {{rows}} px.':
    '图片为 {{width}} × {{height}} 像素，而编码中每 {{columns}} × {{rows}} 像素有一个位置。',
  'Cut patches whose sides are multiples of {{factor}} px.': '请裁出边长为 {{factor}} 像素的倍数的图块。',
  'Lower the learning rate.': '请降低学习率。',
  'loss "autoencoder"': '自编码器的损失',
  'The code does not begin like one.': '编码的开头不对。',
  'The code has a checksum of other bytes.': '编码的校验和与字节不符。',
  'The code says of itself {{width}} x {{height}} px, {{channels}} channels of {{bits}} bits.':
    '编码自称为 {{width}} × {{height}} 像素，{{channels}} 个通道，每个数 {{bits}} 位。',
  'The code says that it has {{count}} numbers.': '编码自称有 {{count}} 个数。',
  'It is damaged, or no code of Compress: compress the picture again.':
    '它已损坏，或不是“压缩”的编码：请重新压缩图片。',
  'The code of this picture has {{count}} numbers in {{channels}} channels; at most {{most}} in {{mostChannels}} are possible.':
    '这张图片的编码有 {{count}} 个数，{{channels}} 个通道；最多可有 {{most}} 个数，{{mostChannels}} 个通道。',
  'Make the picture smaller, or take a network whose code has fewer channels.':
    '请缩小图片，或换一个编码通道较少的网络。',
  'The code was made by another network.': '编码是由另一个网络做的。',
  'Wire the very network into it that compressed the picture: after more training it is another one.':
    '请接入压缩该图片的那个网络：继续训练之后它就是另一个了。',
  'From {{fewest}} to {{most}} bits there is nothing.': '从 {{fewest}} 位到 {{most}} 位之间什么都没有。',
  'Make Most bits larger, or Fewest bits smaller.': '请增大“最多位数”，或减小“最少位数”。',
  '{{bytes}} bytes, {{bits}} bits a pixel': '{{bytes}} 字节，每像素 {{bits}} 位',
  '{{count}} bits': '{{count}} 位',
  'JPEG PSNR': 'JPEG 的 PSNR',
  'JPEG SSIM': 'JPEG 的 SSIM',
  '{{file}} has its code after layer {{code}} of {{count}}.':
    '{{file}} 的编码在第 {{code}} 层之后，而它共有 {{count}} 层。',
}
