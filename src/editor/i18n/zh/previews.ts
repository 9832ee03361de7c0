export const previews = {
  charts: {
    label: '{{xLabel}} 上的曲线：{{names}}',
    iteration: '迭代',
    loading: '正在加载图表…',
  },
}
