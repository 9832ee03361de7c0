export const canvas = {
  canvas: {
    label: '图',
    empty: '这里还什么都没有',
    emptyHint:
      '打开一个示例，从列表中选择节点，或双击此处搜索节点（/、Shift+A 或 Tab）。也可以把图片或图文件拖到这里。',
    minimap: '图的概览',
    controls: '视图',
    nodeHelp:
      '按回车或空格选择节点，方向键移动，Delete 删除。未选中任何内容时，方向键移动视图。按 Tab 进入端口：方向键在端口间移动，回车列出端口可以连接的对象。W 转到它的连线，逗号和句号转到前后的节点。',
    edgeHelp: '逗号和句号转到两端，W 转到下一条连线。E 插入节点，R 添加一个途经点，Delete 删除。',
    wire: '从 {{from}} 到 {{to}} 的连线，{{type}}',
  },
  palette: {
    label: '节点',
    search: '搜索节点',
    none: '没有与“{{query}}”匹配的节点。',
    hint: '拖到画布上，或按回车键',
    close: '隐藏节点列表',
  },
}
