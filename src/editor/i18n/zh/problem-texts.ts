import type { ProblemTranslation } from '../problem-translation'

/** What has happened to a picture that is said to hold a graph. */
const stripped =
  '如果它保存时带图，那么图在途中被去掉了：即时通讯软件、社交网络和图片编辑软件会这样做，复制图片（而不是文件）也会。请索取文件本身（作为文件发送或压缩后发送），或索取图文件（.json）。'

/** Chinese words for the problems the core finds, by code. A code missing here is shown in English. */
export const zhProblems: Readonly<Record<string, ProblemTranslation>> = {
  'input-missing': {
    message: '{{title}}：“{{input}}”没有连线。',
    remedy: '把输出 {{takes}} 的节点连到这里。',
  },
  'input-muted': {
    message: '{{title}} 需要已静音的 {{source}}，因此不运行。',
    remedy: '取消 {{source}} 的静音，或连接别的节点。',
  },
  'wire-type': {
    message: '{{source}} 输出 {{gives}}，而 {{target}} 的“{{input}}”需要 {{takes}}。',
    remedy: '把输出 {{takes}} 的节点连到这里。',
  },
  'wire-duplicate': { message: '这条连线已经存在。', remedy: '无需处理。' },
  'wire-crowded': {
    message: '{{title}} 的“{{input}}”只接一条连线，但已有另一条。',
    remedy: '去掉其中一条。',
  },
  'group-recursive': {
    message: '组“{{title}}”包含它自己，无法运行。',
    remedy: '打开它，把它从自身中移出。',
  },
  'group-too-large': {
    message: '此图中的组展开后超过 {{most}} 个节点；“{{title}}”未展开。',
    remedy: '删除一些组。',
  },
  'group-too-deep': {
    message: '组“{{title}}”里的组嵌套超过 {{most}} 层，无法运行。',
    remedy: '把其中一些组取消编组。',
  },
  cycle: { message: '连线会形成环：节点互相等待。', remedy: '去掉环上的一条连线。' },
  'param-no-file': {
    message: '{{title}}：{{label}} 没有选择文件。',
    remedy: '选择文件，或把文件拖到节点上。',
  },
  'param-range': {
    message: '{{title}}：{{label}} 为 {{value}}，应在 {{min}} 与 {{max}} 之间。',
    remedy: '改为 {{min}} 到 {{max}} 之间的值。',
  },
  'weight-range': {
    message: '{{title}}：“{{wire}}”的{{label}}为 {{value}}，应在 {{min}} 与 {{max}} 之间。',
    remedy: '改为 {{min}} 到 {{max}} 之间的值。',
  },
  'param-too-many': {
    message: '{{title}}：{{label}} 有 {{count}} 个文件，最多可用 {{max}} 个。',
    remedy: '去掉其中 {{over}} 个。',
  },
  'param-too-few': { message: '{{title}}：{{label}} 至少要选 {{min}} 项。', remedy: '至少选择 {{min}} 项。' },
  'node-unknown': {
    message: '{{title}} 的类型“{{type}}”此版本没有；原样保留，不运行。',
    remedy: '更新 Gramarye，或替换该节点。',
  },
  'node-newer': {
    message: '{{title}} 由较新版本的 Gramarye 创建；原样保留，不运行。',
    remedy: '更新 Gramarye，或替换该节点。',
  },
  'asset-absent': {
    message: '文件“{{name}}”不在图中，图只是引用了它。',
    remedy: '请重新为节点选择该文件，或使用带有文件的图副本。',
  },
  'asset-damaged': {
    message: '图中的文件“{{name}}”已损坏：内容与其 SHA-256 不符。',
    remedy: '重新选择该文件，或打开较早的副本。',
  },
  'asset-missing': { message: '{{title}}：{{label}} 所指的文件不在图中。', remedy: '重新选择文件。' },
  'weight-no-wire': {
    message: '{{title}}：“{{wire}}”的权重没有对应的连线。',
    remedy: '无需处理：连线恢复后权重仍然有效。',
  },
  'not-json': {
    message: '该文件不是有效的 JSON：第 {{line}} 行第 {{column}} 列有误。',
    remedy: '打开由 Gramarye 保存的文件，或在此处更正。',
  },
  'not-a-graph': { message: '该文件不是 Gramarye 的图。', remedy: '打开由 Gramarye 保存的文件。' },
  'too-long': { message: '该文件太大。', remedy: '在图中使用较小的图片，或不带图片保存。' },
  'too-deep': {
    message: '该文件的嵌套超过 {{limit}} 层。',
    remedy: '打开该文件的另一份副本：这一份已损坏。',
  },
  schema: { message: '文件中此处的内容不符合格式。', remedy: '更正此处，或打开另一份副本。' },
  'not-plain': { message: '文件中此处的内容不是普通数据。', remedy: '更正此处，或打开另一份副本。' },
  'not-finite': { message: '文件中此处的数字太大。', remedy: '使用较小的数字。' },
  'too-many': {
    message: '该文件连同其组内共有 {{count}} 项（{{kind}}）；最多可读取 {{limit}} 项。',
    remedy: '把图拆分为多个文件。',
  },
  'long-name': { message: '文件中此处有过长的名称。', remedy: '缩短它。' },
  'forbidden-name': { message: '文件中此处有不允许的名称。', remedy: '去掉它。' },
  'format-version': {
    message: '文件没有注明图格式的版本。',
    remedy: '补上整数 "version"；最新为 {{newest}}。',
  },
  'format-unknown': {
    message: '文件注明的格式版本 {{version}} 从未存在。',
    remedy: '打开该文件的另一份副本：这一份已损坏。',
  },
  'format-migration': {
    message: '无法将文件从格式版本 {{version}} 更新到 {{next}}。',
    remedy: '保留该文件并报告此问题。',
  },
  'format-newer': {
    message: '该图由较新版本的 Gramarye 保存（格式 {{version}}）。',
    remedy: '更新 Gramarye 再打开。',
  },
  'more-problems': {
    message: '问题超过 {{most}} 个，只列出其中一部分。',
    remedy: '先处理这些，或打开较早的副本。',
  },
  'too-many-values': {
    message: '该文件中的值超过 {{limit}} 个，任何图都不需要这么多。',
    remedy: '打开该文件的另一份副本：这一份已损坏，或不是由 Gramarye 创建的。',
  },
  'too-many-members': {
    message: '该文件中有一个对象的成员超过 {{limit}} 个，任何图都不需要这么多。',
    remedy: '打开该文件的另一份副本：这一份已损坏，或不是由 Gramarye 创建的。',
  },
  'name-taken': {
    message: '{{path}} 与 {{first}} 同名：“{{id}}”。',
    remedy: '给其中一个改名，并更正引用它的地方，或打开较早的副本。',
  },
  'duplicate-id': { message: '两个节点的标识都是“{{id}}”。', remedy: '更改其中一个，并更正引用它的连线。' },
  'node-missing': { message: '没有节点“{{id}}”。', remedy: '选择其他节点。' },
  'node-outdated': {
    message: '{{title}} 是版本 {{version}}，无法更新到版本 {{known}}；原样保留，不运行。',
    remedy: '用同类型的新节点替换。',
  },
  'node-migration': {
    message: '无法将 {{title}} 从版本 {{from}} 更新到 {{to}}。',
    remedy: '它会原样保留。用同类型的新节点替换，并报告此问题。',
  },
  'target-unknown': { message: '图中没有要运行的节点“{{id}}”。', remedy: '选择图中的节点。' },
  'port-unknown': {
    message: '{{title}} 没有端口“{{port}}”。',
    remedy: '去掉连线，或连到这些端口之一：{{known}}。',
  },
  'wire-no-source': {
    message: '{{title}} 的“{{port}}”上的连线来自图中没有的节点“{{missing}}”。',
    remedy: '去掉连线，或恢复该节点。',
  },
  'wire-no-target': {
    message: '一条连线通向图中没有的节点“{{missing}}”。',
    remedy: '去掉连线，或恢复该节点。',
  },
  'param-unknown': {
    message: '{{title}} 没有设置“{{param}}”；它会保留，但不起作用。',
    remedy: '可以去掉它。',
  },
  'param-kind': { message: '{{title}}：{{label}} 的值不是所需的类型。', remedy: '重新设置它。' },
  'param-option': {
    message: '{{title}}：{{label}} 没有选项“{{value}}”。',
    remedy: '从这些选项中选择：{{options}}。',
  },
  'param-length': { message: '{{title}}：{{label}} 超过 {{limit}} 个字符。', remedy: '缩短它。' },
  'file-empty': { message: '该文件是空的。', remedy: '打开另一份副本：这一份的内容丢失了，可能是在传输中。' },
  'file-too-large': {
    message: '该文件有 {{size}} MB；最多打开 {{limit}} MB 的文件。',
    remedy: '打开由 Gramarye 保存的图文件（.json），或保存时带图的 PNG。',
  },
  'file-kind': {
    message: '该文件不是图：其内容是 {{kind}}。',
    remedy: '打开由 Gramarye 保存的图文件（.json），或保存时带图的 PNG。',
  },
  'file-other-picture': {
    message: '该文件不是图：其内容是 {{kind}}，只有 PNG 才能带图。',
    remedy: stripped,
  },
  'file-not-text': {
    message: '该文件不是文本：第 {{line}} 行第 {{column}} 列（字节 {{offset}}）不是 UTF-8。',
    remedy: '打开由 Gramarye 保存的图文件（.json），或保存时带图的 PNG。',
  },
  'file-not-utf16': {
    message: '该文件标明是 UTF-16 文本，但并不是。',
    remedy: '打开由 Gramarye 保存的图文件（.json），或保存时带图的 PNG。',
  },
  'png-no-graph': {
    message: '此 PNG 中没有图。',
    remedy: `${stripped}没有图也可以把它拖到画布上，作为图片使用。`,
  },
  'png-damaged': { message: '此 PNG 中的图已损坏。', remedy: '打开另一份副本，或打开图文件。' },
  'png-too-large': { message: '此 PNG 中的图超过 {{limit}} MB。', remedy: '打开另一份副本，或打开图文件。' },
  'link-malformed': {
    message: '此链接中“#graph=”之后的内容不是 Gramarye 的图。',
    remedy: '重新索取链接，或索取图文件。',
  },
  'link-damaged': {
    message: '此链接中的图不完整：在传输中被截断或改动了。',
    remedy: '重新索取链接，或索取图文件。',
  },
  'link-too-much': {
    message: '此链接中的图展开后超过 {{limit}} MB。',
    remedy: '重新索取链接，或索取图文件。',
  },
  'link-too-long': {
    message: '此链接有 {{length}} 个字符；最多读取 {{limit}} 个。',
    remedy: '重新索取链接，或索取图文件。',
  },
  'link-newer': {
    message: '此链接由较新版本的 Gramarye 创建（种类 {{version}}）。',
    remedy: '更新 Gramarye 再打开。',
  },
}
