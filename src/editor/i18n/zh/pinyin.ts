/**
 * How the characters sound that nodes, settings, commands and examples are called by: each syllable without its tone, and
 * its characters. A character with several sounds stands at each. A test names those that are missing.
 */
export const zhPinyin = [
  'an按暗 bai白百 ban半板版 bang帮 bao保饱 bei倍备背贝 ben本 bi比笔闭 bian便变编边 biao标表 bie别 bing并 bo波博 bu不布步部 cai彩材裁 can参 cang藏',
  'cao糙草 ce侧 ceng层 cha差插查 chai拆 chang常长 che撤 cheng成橙称程 chi尺池 chong充重 chu储出初处触除 chuang创 chui垂 ci次此瓷 cong从 cu粗',
  'cun存寸 da大打 dai代 dan单淡 dang当 dao到导道 de的 di地底第 dian点 diao掉雕 die叠迭 ding定顶 dong动 dou抖 du度渡独读 duan短端段断 duo多',
  'dui对队 er二 fa发法 fan反翻范 fang放方 fen分 feng缝风 fu伏副复浮附 gai改 gan感 gang纲 gao高 ge个各格隔 geng更 gu固 guan观 guang光',
  'gui归规 guo果过 hai海 hao好号 he合和 hei黑 heng横 hong红 hou后 hu瑚糊 hua化画滑 huan换 huang黄 hui灰绘会 hun混 huo或活 ji即及激积计记辑继',
  'jia价伽加 jian件减剪建检渐笺间 jiang将 jiao角较 jie界截接结节解 jin仅近金 jing径景镜静经精 jiu久 ju具局居拒据矩距 jue绝 jun均 kai开 kan看 kang抗 kao拷',
  'ke克颗 kong空 ku库 kuai块 kuan宽 kuang框 kuo扩 la拉 lai来莱 lan兰蓝览 lang浪 lei类 li例力历理离立粒里 lian练连链联 liang两亮量 lie列',
  'lin邻 ling令另 liu留 long隆 lu录路 lun轮 luo络落 lv滤率绿 ma码马 man满漫 me么 meng梦蒙 mian面 miao秒 ming名命明 mo墨模膜 mu姆模目 na哪',
  'nei内 nian粘 niu扭 pai排 pan判 pang旁 pei配 pi匹批 pian偏片 pin品拼频 ping平 pu铺 qi其启器起齐 qian前签迁潜 qiang强 qie切 qing清轻青 qiu求',
  'qu去取曲 quan全权 rang让 ri日 rong容融 rou柔 ru入 rui锐 sai赛 se色 shan删珊 shang上 shao少 she舍设 shen什伸深神 sheng声生',
  'shi使史失始式时是示视适释 shu书数输 shuang双 shui水 shuo说 si似四 sou搜 su素 sun损 suo所索缩 ta塔 te特 ti梯题替体 tian填添 tiao条调 tie贴 tong同统通',
  'tou透投 tu图 tui退 wai外 wan完 wang往网 wei为位围未 wen文温纹问 wo涡 wu无误 xi习吸细系 xia下 xian显线限先 xiang像向相象项 xiao小消销 xin心新',
  'xing形性星行型 xiu修 xu序虚需续 xuan旋漩选 xue学 xun寻训 ya压 yan掩演颜验 yang央样 ye夜 yi一以依移弈 yin隐音 ying应影 yong用 you优右有油游由 yu与于羽阈预',
  'yuan原源 yue约 yun匀运 za杂 zai在载 zao噪 ze则择 zen怎 zeng增 zhan展 zhao找照罩 zhe折遮 zhen阵 zheng征整正 zhi值制执直纸置质至 zhong中种重钟',
  'zhou轴 zhu主助注逐 zhuan砖转 zhuang状 zhun准 zi子字紫自 zong纵 zu组 zui最 zuo作做左',
].join(' ')
