import type { Sayings } from '../../sayings'

/** What the engine says of runs, of itself, and of the backends it considered. */
export const saidByEngine: Sayings = {
  'The file “{{name}}” is not inside the graph, and it was not found here.':
    '文件“{{name}}”不在图中，这里也没有找到。',
  'Choose the file again, or open a copy of the graph that carries its files.':
    '重新选择该文件，或打开带有文件的图副本。',
  'The file “{{name}}” that was found is not the one the graph refers to: its content differs.':
    '找到的文件“{{name}}”不是图所引用的那个：内容不同。',
  'Choose the right file.': '请选择正确的文件。',
  'The file “{{name}}” inside the graph is damaged: its content does not match its SHA-256.':
    '图中的文件“{{name}}”已损坏：内容与其 SHA-256 不符。',
  'Choose the file again, or open an earlier copy of the graph.': '重新选择该文件，或打开较早的副本。',
  'Try other settings or another input. If it stays, it is a fault of this node: report it with the graph file.':
    '换一些设置或输入再试。如果仍然如此，就是该节点的缺陷：请连同图文件一起报告。',
  'There is not enough memory for this node: {{why}}': '内存不足以运行该节点：{{why}}',
  'Use smaller pictures, or in “Optimize pixels” a smaller piece size, and close what else needs memory; a painting goes on from its last checkpoint.':
    '请使用较小的图片，或在“优化像素”中减小分块尺寸，并关闭其他占用内存的程序；画作会从最近的检查点继续。',
  'The node threw {{what}}.': '节点抛出了 {{what}}。',
  'The graph has no node “{{id}}”, which was to be run.': '图中没有要运行的节点“{{id}}”。',
  'Checkpoints cannot be {{what}} here: {{why}} Runs work, but one that is cut short begins anew next time. Free some disk space, or allow the program to store data.':
    '这里无法{{what}}检查点：{{why}} 运行照常进行，但中断后下次会从头开始。请腾出一些磁盘空间，或允许程序存储数据。',
  'The checkpoint at iteration {{step}} is damaged, or of another version of the program, and was thrown away. The work goes on from the one before, or begins anew.':
    '第 {{step}} 次迭代的检查点已损坏，或来自程序的其他版本，已被丢弃。工作将从前一个检查点继续，或从头开始。',
  'The checkpoint is damaged.': '检查点已损坏。',
  read: '读取',
  kept: '保存',
  removed: '删除',
  '{{address}} is not the engine.': '{{address}} 不是引擎。',
  'Name one of its nodes.': '请指定图中的节点。',
  '{{node}} needs {{cause}}, which failed.': '{{node}} 需要 {{cause}}，而它失败了。',
  '{{node}} waits for {{cause}}. {{why}}': '{{node}} 在等待 {{cause}}。{{why}}',
  '{{node}} does not run: {{why}}': '{{node}} 不运行：{{why}}',
  '{{node}} is muted.': '{{node}} 已静音。',
  '{{node}} is bypassed and has nothing to pass on as “{{port}}”.':
    '{{node}} 已旁路，没有可作为“{{port}}”传下去的内容。',
  'The graphics device was lost: {{why}}': '图形设备丢失：{{why}}',
  'the device was {{reason}}': '设备状态为 {{reason}}',
  'the WebGL context was lost': 'WebGL 上下文丢失',
  'The graphics device has no memory left.': '图形设备已没有可用内存。',
  'The graphics device refused to compute: {{why}}': '图形设备拒绝计算：{{why}}',
  'WebAssembly stopped in the midst of a computation: {{why}}.': 'WebAssembly 在计算途中停止：{{why}}。',
  'WebAssembly stopped: {{why}}.': 'WebAssembly 已停止：{{why}}。',
  'no memory is left': '已没有内存可用',
  'The engine was started anew; run the graph again.': '引擎已重新启动；请再次运行图。',
  'The engine was started anew; a run goes on from its last checkpoint.':
    '引擎已重新启动；运行会从最后的检查点继续。',
  'It was started anew; a run goes on from its last checkpoint. If this recurs, use smaller pictures.':
    '它已重新启动；运行会从最后的检查点继续。如果再次发生，请使用较小的图片。',
  'This browser changes the pixels that pages read, as a protection against tracking, so pictures that are read or saved here are wrong. Turn this protection off for this page (in Firefox: privacy.resistFingerprinting in about:config) and load it again, or use another browser.':
    '为防止跟踪，此浏览器会改变网页读取的像素，因此在这里读取或保存的图片是错误的。请对此页面关闭该保护（Firefox：about:config 中的 privacy.resistFingerprinting）并重新加载，或换用其他浏览器。',
  'The engine was started anew.': '引擎已重新启动。',
  'It was started anew; run the graph again. If this recurs, use smaller pictures.':
    '它已重新启动；请再次运行图。如果再次发生，请使用较小的图片。',
  'The engine was started anew. {{remedy}}': '引擎已重新启动。{{remedy}}',
  'The engine stopped: {{why}}.': '引擎已停止：{{why}}。',
  'its worker died': '其工作线程已终止',
  'Choose another backend.': '请选择其他后端。',
  'The engine could not be loaded: {{why}}.': '无法加载引擎：{{why}}。',
  'Try again. If that does not help, load the page again, or ask whoever runs this server.':
    '请重试。如果没有用，请重新加载页面，或询问此服务器的管理者。',
  'a security policy forbids it ({{rule}})': '安全策略禁止了它（{{rule}}）',
  'the server does not have its file {{file}} (status {{status}})':
    '服务器上没有它的文件 {{file}}（状态 {{status}}）',
  'the server does not give its file {{file}} (status {{status}})':
    '服务器没有给出它的文件 {{file}}（状态 {{status}}）',
  '{{file}} could not be loaded (status {{status}}).': '无法加载 {{file}}（状态 {{status}}）。',
  'the server sends its file {{file}} as “{{type}}”, not as JavaScript':
    '服务器把它的文件 {{file}} 作为“{{type}}”而不是 JavaScript 发送',
  'a file that it needs is missing, damaged or forbidden': '它所需的一个文件缺失、损坏或被禁止',
  'the server does not answer': '服务器没有响应',
  'The {{backend}} backend cannot be used: {{why}} Choose another backend, or "auto".':
    '无法使用后端 {{backend}}：{{why}} 请选择其他后端，或“自动”。',
  'nothing to compute with was found. {{reasons}}': '没有找到可用于计算的后端。{{reasons}}',
  'WebGL 2 is not offered here.': '这里不提供 WebGL 2。',
  'its renderer is software ({{renderer}}), slower than wasm.':
    '它的渲染器是软件（{{renderer}}），比 WebAssembly 慢。',
  'its only adapter is software ({{adapter}}), slower than wasm.':
    '它唯一的适配器是软件（{{adapter}}），比 WebAssembly 慢。',
  'this browser or system does not offer WebGPU.': '此浏览器或系统不提供 WebGPU。',
  'no graphics adapter was found (no GPU, or its driver is blocked).':
    '没有找到图形适配器（没有 GPU，或其驱动被禁用）。',
  'WebGPU runs on a software adapter ({{adapter}}), correct but slower than wasm.':
    'WebGPU 运行在软件适配器上（{{adapter}}），结果正确，但比 WebAssembly 慢。',
  'WebGPU runs on {{adapter}}.': 'WebGPU 运行在 {{adapter}} 上。',
  'an unnamed adapter': '未命名的适配器',
  'WebGL runs on a software renderer ({{renderer}}), correct but slower than wasm.':
    'WebGL 运行在软件渲染器上（{{renderer}}），结果正确，但比 WebAssembly 慢。',
  'WebGL runs on {{renderer}}.': 'WebGL 运行在 {{renderer}} 上。',
  'WebAssembly runs on {{used}} of {{all}} processors.':
    'WebAssembly 使用 {{all}} 个处理器中的 {{used}} 个。',
  'WebAssembly runs with one thread, because {{why}}.': 'WebAssembly 以单线程运行，因为{{why}}。',
  'this machine has no SIMD for it': '此设备没有所需的 SIMD',
  'the page is not cross-origin isolated (the server must send the COOP and COEP headers)':
    '页面没有跨源隔离（服务器必须发送 COOP 和 COEP 标头）',
  'the page was opened over plain HTTP (HTTPS or localhost permits them)':
    '页面是通过普通 HTTP 打开的（HTTPS 或 localhost 才允许多线程）',
  'its threads could not be started: {{why}}': '无法启动线程：{{why}}',
  'their script did not load within {{seconds}} s': '脚本没有在 {{seconds}} 秒内加载',
  'their script could not be loaded': '无法加载脚本',
  'plain JavaScript runs anywhere, slowly.': '纯 JavaScript 到处都能运行，但很慢。',
  'Chosen by you: {{why}}': '由你选择：{{why}}',
  '{{why}} Passed over: {{others}}': '{{why}} 未采用：{{others}}',
  'webgpu: {{why}}': 'WebGPU：{{why}}',
  'webgl: {{why}}': 'WebGL：{{why}}',
  'wasm: {{why}}': 'WebAssembly：{{why}}',
  'webgpu: {{why}} webgl: {{other}}': 'WebGPU：{{why}} WebGL：{{other}}',
  'WebAssembly, {{count}} threads': 'WebAssembly，{{count}} 个线程',
  'WebAssembly, 1 thread': 'WebAssembly，1 个线程',
  'CPU (plain JavaScript)': 'CPU（纯 JavaScript）',
  'There is no memory for the painting.': '没有内存用于绘制。',
  'There is no memory for a small picture.': '没有内存用于缩略图。',
}
