import type { Sayings } from '../../sayings'

/** What nodes say when they fail, and what can be done about it. */
export const saidByNodes: Sayings = {
  'The content has {{first}}; the style has {{second}}.': '内容为：{{first}}。风格为：{{second}}。',
  'The first has {{first}}; the second has {{second}}.': '第一个为：{{first}}。第二个为：{{second}}。',
  '{{network}}, {{pooling}}, {{border}}, Layers: {{layers}}':
    '{{network}}，{{pooling}}，{{border}}，层：{{layers}}',
  '{{network}}, {{pooling}}, {{border}}, Layers: {{layers}}, Channels: {{channels}}':
    '{{network}}，{{pooling}}，{{border}}，层：{{layers}}，通道：{{channels}}',
  'Network: {{network}}': '网络：{{network}}',
  Lite: '轻量',
  'Network: Lite': '网络：轻量',
  'Pooling: Max': '池化：最大',
  'Pooling: Average': '池化：平均',
  'Border: Repeated': '边界：重复',
  'Border: Zeros': '边界：零',
  'Choose the same network, pooling, border, layers and channels for both.':
    '请为两者选择相同的网络、池化、边界、层和通道。',
  'At {{layer}} the first has the shape [{{first}}], the second [{{second}}].':
    '在 {{layer}}，第一个的形状是 [{{first}}]，第二个是 [{{second}}]。',
  'Crop and resize both pictures to one size, or interpolate Gram matrices, which have no size.':
    '把两张图片裁剪并缩放到同一尺寸；或对没有尺寸的 Gram 矩阵插值。',
  '{{title}} needs a file with its weights; it is too large to be loaded unasked.':
    '{{title}} 需要权重文件；它太大，不会自动下载。',
  'Get {{url}} ({{megabytes}} MB, SHA-256 {{hash}}…) and choose it as Weights, or choose VGG-19.':
    '请自行下载 {{url}}（{{megabytes}} MB，SHA-256 {{hash}}…），并在“权重”中选择它；或改用 VGG-19。',
  'Give a larger picture, or choose layers that are less deep.': '换一张更大的图片，或选择较浅的层。',
  'Make the mask from that picture, or crop it to the same shape.':
    '用该图片制作蒙版，或把蒙版裁剪成相同的形状。',
  '{{layer}} is not among the features.': '特征中没有 {{layer}}。',
  'Choose of {{layers}}, or add {{layer}} where the features come from.':
    '从 {{layers}} 中选择，或在特征的来源处加上 {{layer}}。',
  'Channels {{channels}} cannot be picked: the layers have {{counts}} channels.':
    '无法选取通道 {{channels}}：各层的通道数为 {{counts}}。',
  'Pick fewer channels, or layers with the same number of them.': '选取较少的通道，或选择通道数相同的层。',
  'No layer is chosen.': '没有选择层。',
  'Choose at least one layer.': '请至少选择一层。',
  'The decoder cannot read these features. They have {{made}}.': '解码器无法读取这些特征。它们为：{{made}}。',
  'Where they come from, choose the network Lite, pooling Max, border Repeated and the layers relu2_1, relu3_1 and relu4_1.':
    '请在特征的来源处选择：网络“轻量”、池化“最大”、边界“重复”，以及层 relu2_1、relu3_1 和 relu4_1。',
  'The features are those of a picture of about {{width}} × {{height}} px, and the size asked for is {{otherWidth}} × {{otherHeight}} px.':
    '这些特征来自约 {{width}} × {{height}} 像素的图片，而要求的尺寸是 {{otherWidth}} × {{otherHeight}} 像素。',
  'Wire the picture that the features were made of, or take the wire away.':
    '请接入生成这些特征的图片，或去掉连线。',
  '{{network}} has no layer {{layer}}.': '{{network}} 没有层 {{layer}}。',
  'Choose among {{layers}}, or VGG-19.': '从 {{layers}} 中选择，或使用 VGG-19。',
  'its layers': '它的各层',
  'The picture above is {{width}} × {{height}} px, the one below {{otherWidth}} × {{otherHeight}} px.':
    '上面的图片为 {{width}} × {{height}} 像素，下面的为 {{otherWidth}} × {{otherHeight}} 像素。',
  'Resize one of them first, or choose what to do with another size.':
    '先缩放其中一张，或选择如何处理不同的尺寸。',
  '{{name}} has {{megabytes}} MB; at most {{most}} MB can be read.':
    '{{name}} 有 {{megabytes}} MB；最多只能读取 {{most}} MB。',
  'Save it smaller, or as JPEG.': '请存成较小的文件，或存为 JPEG。',
  '{{name}} is not a PNG, JPEG or WebP picture, whatever its name says, or it is cut short.':
    '无论名称如何，{{name}} 不是 PNG、JPEG 或 WebP 图片，或者内容不完整。',
  'Choose a picture in one of these formats.': '请选择这些格式之一的图片。',
  '{{name}} is {{width}} × {{height}} px; at most 16,384 px a side and 100 megapixels can be read.':
    '{{name}} 为 {{width}} × {{height}} 像素；每边最多 16,384 像素，总计最多 1 亿像素。',
  'Reduce it in another program first.': '请先用其他程序缩小它。',
  'This file': '此文件',
  'The box begins at {{left}}, {{top}} {{unit}}, beyond the picture of {{width}} × {{height}} px.':
    '裁剪框从 {{left}}, {{top}} {{unit}} 开始，超出了 {{width}} × {{height}} 像素的图片。',
  'Move its left and top into the picture.': '把它的左边和上边移到图片内。',
  '{{name}} is damaged: {{why}}': '{{name}} 已损坏：{{why}}',
  'Open it in another program and save it again, or choose another picture.':
    '用其他程序打开并重新保存，或选择另一张图片。',
  'No picture is chosen.': '没有选择图片。',
  'Choose a picture, or drop one on the node.': '选择图片，或把图片拖到节点上。',
  'A picture of {{width}} × {{height}} px would become {{newWidth}} × {{newHeight}} px; at most 16,384 px a side are possible.':
    '{{width}} × {{height}} 像素的图片会变成 {{newWidth}} × {{newHeight}} 像素；每边最多 16,384 像素。',
  'Choose a smaller side, or fit the longest one.': '选择较小的“边长”，或把“适应”设为“长边”。',
  'An overlap of {{overlap}} px is half of a tile of {{tile}} px or more.':
    '{{overlap}} 像素的重叠达到或超过了 {{tile}} 像素的块的一半。',
  'Choose larger tiles or less overlap.': '增大“块”，或减小“重叠”。',
  'No pictures are chosen.': '没有选择图片。',
  'Choose pictures or a folder, or drop them on the node.': '选择图片或文件夹，或把它们拖到节点上。',
  'The first {{count}} of {{all}} pictures have more than 100 megapixels together, which is the most that fits.':
    '前 {{count}} 张图片（共 {{all}} 张）加起来已超过 1 亿像素，这是上限。',
  'Set “At most” to {{side}} px, or choose fewer pictures.':
    '把“最大边长”设为 {{side}} 像素，或少选一些图片。',
  'There is no picture {{number}}: the set has only one.': '没有第 {{number}} 张图片：这一组只有一张。',
  'There is no picture {{number}}: the set has {{count}}.':
    '没有第 {{number}} 张图片：这一组有 {{count}} 张。',
  'Wire a set that has pictures.': '请接入有图片的一组。',
  'Choose a number from 1 to {{count}}.': '请选择 1 到 {{count}} 之间的编号。',
  'The set has no pictures.': '这一组没有图片。',
  'The sheet would be {{width}} × {{height}} px; at most 16,384 px a side and 64 megapixels can be made.':
    '拼出的图片将为 {{width}} × {{height}} 像素；每边最多 16,384 像素，总计最多 6400 万像素。',
  'Choose smaller cells, a smaller gap, or a number of columns near that of the rows.':
    '减小“格子最大”或“间隔”，或让列数接近行数。',
  'Both a picture and a set are wired.': '同时接入了一张图片和一组图片。',
  'Take one of the two wires away.': '去掉两条连线中的一条。',
  'There is nothing to cut from.': '没有可切取的图片。',
  'Wire a picture, or a set of pictures.': '请接入一张图片或一组图片。',
  'The picture has {{width}} × {{height}} px, and a patch takes {{side}} × {{again}} px of it.':
    '图片为 {{width}} × {{height}} 像素，而一块要取其中 {{side}} × {{again}} 像素。',
  'Choose smaller patches or a smaller scale, or a larger picture.':
    '减小块的尺寸或比例，或换一张更大的图片。',
  '{{small}} of {{count}} pictures are too small: number {{number}} has {{width}} × {{height}} px, and a patch takes {{side}} × {{again}} px of it.':
    '{{count}} 张图片中有 {{small}} 张太小：第 {{number}} 张为 {{width}} × {{height}} 像素，而一块要取其中 {{side}} × {{again}} 像素。',
  'Choose smaller patches or a smaller scale, or leave small pictures out.':
    '减小块的尺寸或比例，或去掉太小的图片。',
  'These {{count}} pictures are no tiles of one picture.': '这 {{count}} 张图片不是同一张图片的图块。',
  'Wire tiles that the node Tile made.': '请接入由“切块”节点生成的图块。',
  'Give a mask that is above 0 somewhere, or take its wire away.':
    '换一个至少有一处大于 0 的蒙版，或去掉它的连线。',
  'The mask is empty: it is 0 everywhere.': '蒙版是空的：处处为 0。',
  'The mask is {{width}} x {{height}}, which is not the shape of the picture ({{layerWidth}} x {{layerHeight}} at this layer).':
    '蒙版为 {{width}} × {{height}}，与图片的形状不符（在该层为 {{layerWidth}} × {{layerHeight}}）。',
  '{{name}} is {{width}} × {{height}} px; detail and SSIM look at windows of {{side}} × {{again}} px.':
    '{{name}} 为 {{width}} × {{height}} 像素；细节与 SSIM 需要 {{side}} × {{again}} 像素的窗口。',
  'Give a larger picture.': '换一张更大的图片。',
  '{{name}} is {{width}} × {{height}} px, but the reference is {{otherWidth}} × {{otherHeight}} px.':
    '{{name}} 为 {{width}} × {{height}} 像素，而参照为 {{otherWidth}} × {{otherHeight}} 像素。',
  'Both must have one size: take as reference the picture that the result was made from, or bring one of them to the size of the other.':
    '两者必须同样大小：用生成该结果的原图作参照，或把其中一张缩放到另一张的尺寸。',
  '{{name}} is {{width}} × {{height}} px, with {{columns}} × {{rows}} values at {{layer}}; the content loss was made of a picture with {{wantedColumns}} × {{wantedRows}}.':
    '{{name}} 为 {{width}} × {{height}} 像素，在 {{layer}} 有 {{columns}} × {{rows}} 个值；而内容损失来自一张有 {{wantedColumns}} × {{wantedRows}} 个值的图片。',
  'Make the content loss of a picture of the same size, or leave it out: a style loss takes pictures of any size.':
    '用同样尺寸的图片制作内容损失，或不用它：风格损失可用于任意尺寸的图片。',
  'There is nothing to compare.': '没有可比较的内容。',
  'Wire at least one picture, or measures, into it.': '请至少接入一张图片或一组度量。',
  'The loss has no terms.': '损失中没有任何项。',
  'Wire at least one loss into it.': '请至少接入一个损失。',
  'The line search does not work with normalized gradients, which are not those of the loss.':
    '线搜索不能与归一化梯度同用，因为它们不是损失的梯度。',
  'Choose another optimizer, or the gradient of the losses.': '换一种优化器，或使用损失的梯度。',
  'L-BFGS compares the gradients of one step with those of the next, which jitter changes.':
    'L-BFGS 比较前后两步的梯度，而抖动会改变它们。',
  'Choose Adam, or set the jitter to 0.': '请选择 Adam，或把抖动设为 0。',
  'Lower the learning rate.': '请降低学习率。',
  'Lower the learning rate, or the weight of that loss.': '降低学习率，或减小该损失的权重。',
  'Raise the piece size to the longest side of the picture.': '把分块尺寸提高到图片的最长边。',
  'It is to start from an image, but none is wired in.': '“起始于”设为“图像”，但没有接入图片。',
  'Wire a picture into “start”, or choose another start.': '把图片连到“起点”，或在“起始于”中另选一项。',
  'The {{what}} is {{width}} × {{height}} px, the canvas {{canvasWidth}} × {{canvasHeight}} px: not the same shape.':
    '{{what}}为 {{width}} × {{height}} 像素，画布为 {{canvasWidth}} × {{canvasHeight}} 像素：形状不同。',
  picture: '图片',
  painting: '画作',
  'Crop one of them to the shape of the other; the size itself may differ.':
    '把其中一个裁剪成另一个的形状；尺寸本身可以不同。',
  '“{{first}}” has {{width}} x {{height}} px, and “{{second}}” has {{otherWidth}} x {{otherHeight}} px.':
    '“{{first}}”为 {{width}} × {{height}} 像素，“{{second}}”为 {{otherWidth}} × {{otherHeight}} 像素。',
  'Give both one size, by resizing one of them to the size of the other.':
    '把其中一张缩放到另一张的尺寸，使两者相同。',
  'The picture is {{width}} x {{height}} px, too small for layer {{layer}}, which needs at least {{minimum}} px on each side. Use a larger picture or a shallower layer.':
    '图片为 {{width}} × {{height}} 像素，对层 {{layer}} 来说太小：每边至少需要 {{minimum}} 像素。请用更大的图片或较浅的层。',
  'Network {{network}} has no layer "{{layer}}" loaded. It has: {{known}}.':
    '网络 {{network}} 没有加载层“{{layer}}”。已有：{{known}}。',
  'The {{what}} became {{value}} at iteration {{iteration}}. Lower the learning rate, lower the weights, or use relative losses.':
    '{{what}}在第 {{iteration}} 次迭代变成了 {{value}}。请降低学习率、减小权重，或使用相对损失。',
  gradient: '梯度',
  'loss "{{name}}"': '损失“{{name}}”',
  infinite: '无穷大',
  '{{term}} can only be computed from the whole picture at once, not in pieces.':
    '{{term}} 只能用整张图片一次算出，不能分块计算。',
  "The target at {{layer}} has shape [{{wanted}}], the image's has [{{found}}]: {{what}}":
    '{{layer}} 的目标形状为 [{{wanted}}]，图片的为 [{{found}}]：{{what}}',
  'the image must have the size of the content picture.': '图片的尺寸必须与内容图片相同。',
  'both must come from the same network.': '两者必须来自同一个网络。',
  'The painted picture has {{width}} x {{height}} px, and the target of the pixel loss {{targetWidth}} x {{targetHeight}} px.':
    '所画的图片为 {{width}} × {{height}} 像素，像素损失的目标为 {{targetWidth}} × {{targetHeight}} 像素。',
  'The painted picture has {{width}} x {{height}} px, and the target of the pixel loss {{targetWidth}} x {{targetHeight}} px, which is not that reduced {{times}} times.':
    '所画的图片为 {{width}} × {{height}} 像素，像素损失的目标为 {{targetWidth}} × {{targetHeight}} 像素，不是前者缩小 {{times}} 倍的尺寸。',
  'Make the target of the pixel loss of that size, or choose how many times it is reduced.':
    '让像素损失的目标具有这个尺寸，或另选缩小的倍数。',
  'The picture has {{width}} x {{height}} px, which is less than a patch of {{side}} px.':
    '图片为 {{width}} × {{height}} 像素，小于边长 {{side}} 像素的图块。',
  'Give a larger picture, or choose smaller patches.': '请给出更大的图片，或选择更小的图块。',
  'The variations would have {{width}} x {{height}} px, which is less than a patch of {{side}} px.':
    '变体将为 {{width}} × {{height}} 像素，小于边长 {{side}} 像素的图块。',
  'Raise their width and height, or choose smaller patches.': '请增大宽和高，或选择更小的图块。',
  'The style has {{style}} channels, the picture {{picture}}: both must come from one network.':
    '风格有 {{style}} 个通道，图片有 {{picture}} 个：两者必须来自同一个网络。',
  'Pictures of different size cannot be blended: [{{first}}] and [{{second}}].':
    '尺寸不同的图片无法混合：[{{first}}] 和 [{{second}}]。',
  'Pictures of different size: {{width}} x {{height}} px and {{otherWidth}} x {{otherHeight}} px.':
    '图片尺寸不同：{{width}} × {{height}} 像素和 {{otherWidth}} × {{otherHeight}} 像素。',
  'A picture of {{width}} x {{height}} px is too small to be padded by reflection.':
    '{{width}} × {{height}} 像素的图片太小，无法用镜像扩展。',
  'No memory is left for {{size}} MB.': '已没有 {{size}} MB 的内存可用。',
  'No memory is left.': '已没有内存可用。',
  '{{layer}}: {{count}} channels': '{{layer}}：{{count}} 个通道',
  '{{layer}}: {{count}} channels squared': '{{layer}}：{{count}} × {{count}} 个通道',
  '{{count}} curves of {{points}} points': '{{count}} 条曲线，各 {{points}} 个点',
  '{{rows}} rows of {{columns}} numbers': '{{rows}} 行，每行 {{columns}} 个数',
  iteration: '迭代',
  total: '总和',
  'content/{{layer}}': '内容/{{layer}}',
  'style/{{layer}}': '风格/{{layer}}',
  'activation/{{layer}}': '激发/{{layer}}',
  tv: '全变差',
  'Loading {{title}}: {{loaded}} of {{total}} MB': '正在加载 {{title}}：{{loaded}} / {{total}} MB',
  'The generator takes {{wanted}} numbers for a picture, and these latents have {{given}}.':
    '生成器每张图片需要 {{wanted}} 个数，而这些潜变量有 {{given}} 个。',
  'Wire the generator into Latent noise, or set its length.': '把生成器连到“潜变量噪声”，或设置它的长度。',
  'A walk needs two points, and there is one.': '漫步至少需要两个点，而这里只有一个。',
  'Raise *Pictures* of Latent noise.': '请增大“潜变量噪声”的“图片数”。',
  'The discriminator judges whole pictures of one size.': '该判别器评判的是一种尺寸的整张图片。',
  'Choose the kind Patch, which judges every place of pictures of any size, and train it.':
    '请选择“图块”类型并训练它，它评判任意尺寸图片的每个位置。',
  'The generator makes pictures of {{width}} x {{height}} px, and the canvas has {{otherWidth}} x {{otherHeight}} px.':
    '生成器画 {{width}} x {{height}} 像素的图片，而画布为 {{otherWidth}} x {{otherHeight}} 像素。',
  'Choose the kind Patch, which draws any size, a larger side, or a smaller canvas.':
    '请选择可画任意尺寸的“图块”类型、更大的边长或更小的画布。',
  'The generator draws from noise at every place: no single latent makes its picture.':
    '该生成器由每个位置的噪声作画：没有哪一个潜变量能画出整张图片。',
  'Choose a generator of another kind than Patch, which makes pictures of one size.':
    '请选择“图块”以外类型的生成器，它只画一种尺寸的图片。',
  'The generator takes {{wanted}} numbers, and the latent has {{given}}.':
    '生成器需要 {{wanted}} 个数，而潜变量有 {{given}} 个。',
  'The samples are nearly alike: the generator has collapsed. Lower the learning rates, augment more, or choose the hinge loss.':
    '样本几乎都一样：生成器崩塌了。请降低学习率、增加增强，或选择合页损失。',
  'Lower the learning rates, or choose the hinge loss and a discriminator other than DCGAN.':
    '请降低学习率，或选择合页损失和 DCGAN 以外的判别器。',
  'There are no pictures.': '没有图片。',
  'Give at least one picture.': '请至少给出一张图片。',
  'Picture 1 has {{first}}, and picture {{number}} has {{size}}.':
    '图片 1 为 {{first}}，图片 {{number}} 为 {{size}}。',
  'Cut pictures of one size out of them, with Patches.': '请用“图块”从中裁出相同尺寸的图片。',
  'The generator makes pictures of {{made}}, and the pictures have {{size}}.':
    '生成器画 {{made}} 的图片，而给定的图片为 {{size}}。',
  'The generator makes pictures whose sides are multiples of {{factor}} px, and the pictures have {{size}}.':
    '生成器所画图片的边长是 {{factor}} 像素的倍数，而给定的图片为 {{size}}。',
  'Cut patches of such a size, or choose another side for the generator.':
    '请裁出这种尺寸的图块，或为生成器选择另一种边长。',
  'The discriminator judges pictures of {{wanted}}, and the pictures have {{size}}.':
    '判别器评判 {{wanted}} 的图片，而给定的图片为 {{size}}。',
  'Choose the same side for the discriminator, or the kind Patch, which takes any.':
    '请为判别器选择相同的边长，或选择接受任意尺寸的“图块”类型。',
  'Pictures of {{size}} are too small for the discriminator, which halves them several times.':
    '{{size}} 的图片对判别器来说太小，它要把图片多次减半。',
  'Give larger pictures.': '请给出更大的图片。',
}
