/** What is written in the example graphs, by its English words. Loaded with the first example that is opened in Chinese. */

/** Names of nodes and frames. */
export const names: Readonly<Record<string, string>> = {
  Content: '内容',
  Style: '风格',
  'Content size': '内容尺寸',
  'Style size': '风格尺寸',
  Result: '结果',
  'Content features': '内容特征',
  'Style features': '风格特征',
  'Shallow features': '浅层特征',
  'Shallow style loss': '浅层风格损失',
  'More content': '内容更多',
  'Gatys, more content': 'Gatys，内容更多',
  'More style': '风格更多',
  'Gatys, more style': 'Gatys，风格更多',
  Shallow: '浅层',
  'Gatys, shallow layers': 'Gatys，浅层',
  'AdaIN, half': 'AdaIN，一半',
  'AdaIN, full': 'AdaIN，全部',
  'Measured by': '衡量标准',
  Comparison: '比较',
  'Trained network': '训练好的网络',
  'JPEG of the same size': '同样大小的 JPEG',
  'Picture to learn from': '学习用的图片',
  'Train it further': '继续训练',
  'What to look for': '寻找什么',
  'Octave 1: size': '倍频 1：尺寸',
  'Octave 1': '倍频 1',
  'Octave 2: size': '倍频 2：尺寸',
  'Octave 2': '倍频 2',
  'Octave 3: size': '倍频 3：尺寸',
  'Octave 3': '倍频 3',
  'Colors to keep': '要保留的颜色',
  Features: '特征',
  Strokes: '笔触',
  Colors: '颜色',
  'Colors size': '颜色尺寸',
  'Recolor content': '为内容重新着色',
  'Recolor strokes': '为笔触重新着色',
  'Final colors': '最后的颜色',
  Losses: '损失曲线',
  'Keep colors': '保留颜色',
  'Paint at 96 px': '以 96 px 作画',
  'Paint at 192 px': '以 192 px 作画',
  'Paint at 384 px': '以 384 px 作画',
  'Paint at one size': '以一个尺寸作画',
  'Content and style at a size, their losses there, and the painting that begins with them or goes on from a smaller one.':
    '某一尺寸下的内容和风格、它们的损失，以及由此开始、或接着较小的画继续的画作。',
  content: '内容',
  style: '风格',
  painting: '画作',
  image: '图像',
  losses: '损失',
  Iterations: '迭代次数',
  'Learning rate': '学习率',
  'How much style': '风格多少',
  'Size of the strokes': '笔触大小',
  'Size of the other strokes': '另一种笔触的大小',
  'Size of the pattern': '花纹大小',
  'Both styles': '两种风格',
  'Match at one size': '以一个尺寸匹配',
  'Puts what it begins with together from pieces of the style, and paints that.':
    '用风格的片段拼出起始的画面，并画出来。',
  before: '之前',
  'What it begins with': '起始的画面',
  'Features of the beginning': '起始画面的特征',
  'Match loss': '匹配损失',
  'Match at 96 px': '以 96 px 匹配',
  'Match again': '再次匹配',
  'Match at 192 px': '以 192 px 匹配',
  'Match at 384 px': '以 384 px 匹配',
  Texture: '纹理',
  Picture: '图片',
  Variations: '变体',
  Distance: '距离',
  Panorama: '全景',
  'Panorama as a file': '全景文件',
  'Canvas size': '画布尺寸',
  'Style: left': '风格：左',
  'Style: right': '风格：右',
  Size: '尺寸',
  'Right half': '右半',
  'Left half': '左半',
  'The Starry Night': '星月夜',
  'The Kiss': '吻',
  'Style: The Starry Night': '风格：星月夜',
  'Style: The Kiss': '风格：吻',
  'Where The Kiss is': '《吻》在何处',
  'Each in its place': '各在其位',
  'In its own colors': '保留原色',
  Painting: '画作',
  'Trained generator': '训练好的生成器',
  'Trained discriminator': '训练好的判别器',
  'Train it yourself': '自己训练',
  Draw: '画',
  Sheet: '拼图',
  Points: '途经点',
  Real: '真实',
  '1: D moves': '1：D 走',
  '2: G moves': '2：G 走',
  '3: D moves': '3：D 走',
  '4: G moves': '4：G 走',
  Generated: '生成的',
  'What D says of them': 'D 怎么看',
  'Scratched photograph': '有划痕的照片',
  'Before the scratches': '划伤之前',
  'Size of the whole one': '完好照片的尺寸',
  Scratches: '划痕',
  'What is known': '已知之处',
  Repaired: '修复后',
  Blurred: '模糊',
  'Filled by blur': '用模糊填补',
  Table: '表格',
}

/** Notes, by the words between their first asterisks. */
export const notes: Readonly<Record<string, string>> = {
  'A picture in a few kilobytes.':
    '**几千字节的一张图片**。编码器把每 8 × 8 像素变成 16 个数，*位数*说明这些数保留得多精确，*压缩*下方显示共有多少字节。\n\n表格列出 1 到 8 位的结果，旁边是同样多字节的 JPEG：谁更好，一目了然。这个小网络从未见过这张图片。把*内容尺寸*设为 192 像素，1 位和 2 位时它更好，因为小的 JPEG 里文件头占了很多。\n\n*继续训练*从这个网络接着训练。要用它的网络来压缩，就把它接到训练好的网络的位置；要从头训练，就去掉接入它的网络，并给它几千步。',
  'One pair, five results, every number.':
    '**同一对图片，五个结果，所有数值**。表格的每一行以它所来自的节点命名。\n\nPSNR 和 SSIM 衡量内容还保留了多少，损失则用同一把尺子衡量所有结果离内容和风格有多近。改变一个权重或一层，或者接入自己的结果，再次运行：只计算改变了的部分。\n\n打开表格，可以把它看作图表。',
  'The picture turns into what a layer looks for':
    '**图片变成某一层在寻找的样子**（Mordvintsev、Olah 和 Tyka，2015）。*激发*会提高该层的所有通道；中间接上*选取层*，就只提高其中一个。\n\n它按倍频做梦：先在小尺寸上，大的图案触手可及；之后每个尺寸都接着前一个的*画作*继续。*抖动*让图片在网络下面移动，使图案完整出现，而不落在网络的格子上。\n\n迭代越多，梦越深；内容损失的权重越小，梦越自由。*仅亮度*把颜色还回来：把最后一个倍频直接接到*结果*，就能看到梦本身的颜色。',
  'What does a layer know of the picture?':
    '**一层对图片知道些什么？**（Mahendran 和 Vedaldi，2015）从噪声出发，做出一张特征与内容相同的图片。在*特征*中选择更深的层，看颜色和细节如何消失。',
  'One palette.':
    '**同一个调色板**。作画之前，照片和笔触都取得第三张图片的颜色，这样损失就不会朝两个调色板拉扯。',
  'Final colors.': '**最后的颜色**。作画会让颜色略有偏移；这里把它们校正回来。',
  'L-BFGS':
    '**L-BFGS** 从最近几步中学习损失如何弯曲，因此步数相同时比 Adam 降得更低：它的约 50 步相当于 100 步。它记住的每一步占用两张图片的内存。\n\n用 Adam 画同一张图：把*优化器*设为 Adam 再运行；*损失曲线*会先后显示两条曲线。\n\n*L-BFGS，线搜索*从不上升，也不需要调学习率；每次试探算作一次迭代。',
  'Light alone.':
    '**只取明暗**。两张图片都变成灰度，风格取得内容的明暗：暗的画作不再使照片变暗（Gatys 等，2016）。',
  'Colors come back.': '**颜色回来了**。明暗取自画作，颜色取自照片。',
  'Coarse to fine.':
    '**由粗到细**。作画从小尺寸开始，那里网络够得着大的形状，每一步也很便宜；然后在两倍、四倍的尺寸上继续，在那里画出笔触。每个尺寸的损失都重新生成。三个节点是同一个组：打开它看看里面有什么，在里面修改，三个都随之改变。\n\n连线*画作*携带像素和优化器记住的内容；它会变为下一块画布的尺寸。*像素优化*的*草图*做同样的事，只是不画在画布上。要得到更大的画，再加一个这样的节点，并把*画作*接上。',
  'Neural neighbors':
    '**神经近邻**（Kolkin 等，2022）。在图片的每一处，*匹配特征*寻找风格中与之最相似的地方，取用其特征：图片由风格的片段拼成，笔触、漩涡等等都在，而 Gram 矩阵只保留有哪些纹理。\n\n它从小尺寸开始。组的每个节点都从前一个的图片继续，与内容各取一半混合，并重新匹配：看起来像月亮的，会更像月亮。四个节点是同一个组：打开它看看里面有什么。',
  'A style without a painting':
    '**没有画作的风格**\n\n波浪由数字画出：改变调色板、浪高或种子，或者把另一个*纹理*节点接到 AdaIN。\n\n笔触更柔和，噪声给出流动的颜色，马赛克把形状分成小块。',
  'The style as it is.':
    '**风格原本的样子**。Gram 矩阵以及均值和协方差，只说明特征两两如何变化。*切片*取用全部：沿随机方向把图片的特征排序，每一个都被拉向风格中名次相同的那一个（Heitz 等，2021）。零表示分布完全相同。\n\n*方向*越多，风格贴得越近，耗时也越长；换一个*种子*就沿别的方向看。',
  'More of the same texture':
    '**更多同样的纹理**（Gatys、Ecker 和 Bethge，2015，*Texture Synthesis Using Convolutional Neural Networks*）。没有什么规定哪里是什么：图片从噪声开始，只要求它的 Gram 矩阵与纹理的相同。\n\n*画布尺寸*只提供它的尺寸。',
  'New pictures of old patches':
    '**旧图块，新图片**（Elnekave 和 Weiss，2022，*Generating natural images with direct patch distribution matching*）。每张图片都从噪声开始；由粗到细，它的小块的分布一步步变得与原图相同。没有网络参与，事先也什么都没有学。\n\n*最粗的尺寸*越大，混合得越自由；越小，保留的布局越多。*全景*做同样的事，只是宽了两倍半；从*图片*开始并加少许噪声，它就保留布局，把其中的东西变得更多。',
  'Each style in its place':
    '**每种风格各在其位**（Gatys 等，2017，*Controlling Perceptual Factors*，第 4 节）。蒙版说明一个风格损失在画面的哪里起作用；这里的两个蒙版互相渐变。\n\n任何蒙版都可以：手绘的、按颜色的、按亮度的。接到*Gram 矩阵*的蒙版则选取风格图片的一部分。',
  'AdaIN taken apart':
    '**拆开的 AdaIN**（Huang 与 Belongie，2017，第 5 节）。节点 *AdaIN* 一次做完的事，在这里一步步来：网络观察图片，内容的特征取得风格的统计量，解码器再把它们画出来。\n\n各步之间，可以做单个节点做不到的事：这里是一张图中的两种风格。',
  'What of a style?':
    '**取风格的什么**？每个通道的均值和标准差就是 AdaIN。*整个分布*还取用每个值出现得多频繁（EFDM，Zhang 等，2022）：两种都试试。',
  'By weight and by mask.':
    '**按权重和按蒙版**。在蒙版为白处，*比例*说明第二种风格占多少。去掉蒙版的连线，两种风格就合成介于其间的一种。\n\n任何蒙版都可以：手绘的、按颜色的、按亮度的。',
  'Colors of the photograph.': '**照片的颜色**。明暗取自画作，颜色取自内容。',
  'Two styles in one picture.':
    '**一张图中的两种风格**。*混合损失*中的权重说明各占多少：提高一个，另一个就退让。\n\n要得到介于两者之间的一种风格，把两个 Gram 矩阵接到*插值 Gram*，再把它的结果交给单个风格损失。',
  'Another measure of style.':
    '**另一种衡量风格的方法**。把图片的特征看作有均值和协方差的点云，*统计风格损失*说明一团点云要移动多远才能变成另一团。这里没有 Gram 矩阵。\n\n在*统计风格损失*中，*均值和方差*保留的风格较少，也更省。',
  'A painting learned by heart, patch by patch.':
    '**一块一块学会的一幅画**。*自己训练*被旁路：随图附带的生成器直接通过它。关闭旁路（B），它就接着学习。要从头开始，用*生成器*和*判别器*（精简）代替载入的两个，看着样本拼图逐渐成形：不用显卡，一两分钟即可。',
  'A walk in what a generator knows.':
    '**在生成器所知之中漫步**。每一行从一个点出发，走向下一个点：一块笔触变成另一块。最后一行回到第一个点。',
  'The game.':
    '**博弈**。V(D, G) = E[log D(x)] + E[log(1 − D(G(z)))]\n\nD 走步使它变大，G 走步使它变小。每一步都有一张表格：走之前和之后的损失，真实图块的 D(x)，以及生成图块的 D(G(z))。D 走过之后，D(x) 上升，D(G(z)) 下降；G 走过之后，D(G(z)) 又上升。在 GAN 损失中选择*非饱和*，会有什么不同？如果 G 每走一步，D 走 10 步呢？',
  'A network that has never seen a picture':
    '**一个从未见过图片的网络**学着画出这张照片的已知部分。划痕不像它容易画出的任何东西：它便越过划痕，照其余部分画下去（Ulyanov、Vedaldi 和 Lempitsky，2018）。停得太晚，它连噪点也会学会。',
}
