export const forecast = {
  forecast: {
    about: '约 {{time}}，{{bytes}}',
    aboutNoTime: '约 {{bytes}}，时间尚不清楚',
    blocked_one: '{{count}} 个节点无法运行：请看问题',
    blocked_other: '{{count}} 个节点无法运行：请看问题',
    atLeast: '至少 {{time}}，{{bytes}}；其余在首次运行后才知道',
    atLeastNoTime: '至少 {{bytes}}；其余在首次运行后才知道',
    unknown: '首次运行之前，时间和内存都不清楚',
    tooMuch: '约需 {{bytes}}，而 {{backend}} 只能容纳 {{limit}}。请选择较小的尺寸或较浅的层。',
    tooLarge:
      '其中一步的张量约为 {{bytes}}，而 {{backend}} 最多只接受 {{limit}}。请选择较小的尺寸或较浅的层。',
  },
}
