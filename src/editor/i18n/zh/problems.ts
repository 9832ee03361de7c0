export const problems = {
  problems: {
    title: '问题',
    count_one: '{{count}} 个问题',
    count_other: '{{count}} 个问题',
    none: '没有问题',
    error: '错误',
    warning: '警告',
    inFile: '文件中',
    wholeGraph: '图',
  },
}
