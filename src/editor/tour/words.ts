import { useTranslation } from 'react-i18next'

/** The words of the tour, loaded with it. `{{run}}` and `{{help}}` are keys. */
export const en = {
  step: 'Step {{step}} of {{count}}',
  next: 'Next',
  back: 'Back',
  done: 'Done',
  skip: 'End the tour',
  steps: {
    nodes: {
      title: 'Boxes and wires',
      text: 'Each box is a node: values come in on its left and go out on its right. Wires carry them from your pictures to the painting.',
    },
    run: {
      title: 'Run it',
      text: 'Press Run ({{run}}), now if you like: the picture is painted while you watch. What has not changed is not computed again.',
    },
    look: {
      title: 'Look inside',
      text: 'After a run each node shows what it computed. Click a picture to look closer: at layers, channels and single values.',
    },
    change: {
      title: 'Change something',
      text: 'Drag a slider, such as the weight of the content, or pull a wire to another node. Run again, and only what depends on it follows.',
    },
    keep: {
      title: 'Keep it, and go on',
      text: 'Save keeps the graph with its pictures in one file. Examples show other ways to paint; help on everything is one key away ({{help}}).',
    },
  },
}
export type TourWords = typeof en

export const zh: TourWords = {
  step: '第 {{step}} 步，共 {{count}} 步',
  next: '下一步',
  back: '上一步',
  done: '完成',
  skip: '结束导览',
  steps: {
    nodes: {
      title: '方块与连线',
      text: '每个方块是一个节点：值从左边进，从右边出。连线把它们从你的图片一路送到画作。',
    },
    run: {
      title: '运行',
      text: '按“运行”（{{run}}），现在就可以试：你会看着图片画出来。没有改变的部分不会重新计算。',
    },
    look: {
      title: '往里看',
      text: '运行之后，每个节点都显示它算出了什么。点击图片可以细看：层、通道和单个数值。',
    },
    change: {
      title: '改一改',
      text: '拖动一个滑块，例如内容的权重，或把一条连线拉到别的节点。再次运行，只有受影响的部分会跟着更新。',
    },
    keep: {
      title: '保存，继续探索',
      text: '“保存”把图和图片存进一个文件。“示例”里有其他画法；任何内容的帮助都只需一个键（{{help}}）。',
    },
  },
}

export function useTourWords(): TourWords {
  const { i18n } = useTranslation()
  return i18n.language === 'zh' ? zh : en
}
