export const canvas = {
  canvas: {
    label: '图',
    empty: '这里还什么都没有',
    emptyHint: '打开一个示例，或从列表中选择节点。也可以把图片或图文件拖到这里。',
    minimap: '图的概览',
    controls: '视图',
    nodeHelp: '按回车或空格选择节点，方向键移动，Delete 删除。',
    edgeHelp: '按回车或空格选择连线，Delete 删除。',
    wire: '从 {{from}} 到 {{to}} 的连线',
  },
  palette: {
    label: '节点',
    search: '搜索节点',
    none: '没有与“{{query}}”匹配的节点。',
    hint: '拖到画布上，或按回车键',
    close: '隐藏节点列表',
  },
}
