<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close Prompt</source>
        <translation>关闭提示词(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;eopen Closed Prompt</source>
        <translation>重新打开已关闭的提示词(&amp;E)</translation>
    </message>
    <message>
        <source>Next &amp;Prompt</source>
        <translation>下一个提示词(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;vious Prompt</source>
        <translation>上一个提示词(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Attach &amp;Files…</source>
        <translation>添加附件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Repor&amp;t</source>
        <translation>报告(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤消(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Ori&amp;ginal Size</source>
        <translation>原始大小(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>自动换行(&amp;W)</translation>
    </message>
    <message>
        <source>Token &amp;Marks</source>
        <translation>token 标记(&amp;M)</translation>
    </message>
    <message>
        <source>Token &amp;Ruler</source>
        <translation>token 标尺(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Figures</source>
        <translation>数据栏(&amp;F)</translation>
    </message>
    <message>
        <source>Go to &amp;Next Area</source>
        <translation>转到下一区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Choose &amp;Model</source>
        <translation>选择模型(&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;ompare Models…</source>
        <translation>比较模型(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Rates…</source>
        <translation>价格表(&amp;R)…</translation>
    </message>
    <message>
        <source>Look for &amp;Newer Rates…</source>
        <translation>查找新价格(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Scenarios…</source>
        <translation>场景(&amp;S)…</translation>
    </message>
    <message>
        <source>Batch &amp;File…</source>
        <translation>批量文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Reconcile &amp;with a Bill…</source>
        <translation>与账单核对(&amp;W)…</translation>
    </message>
    <message>
        <source>Add an &amp;Image by Size</source>
        <translation>按尺寸添加图片(&amp;I)</translation>
    </message>
    <message>
        <source>Add &amp;Audio by Length</source>
        <translation>按时长添加音频(&amp;A)</translation>
    </message>
    <message>
        <source>Open a &amp;Sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Token Estimator</source>
        <translation>关于 Token Estimator(&amp;A)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>清空列表(&amp;F)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近打开的文件</translation>
    </message>
    <message>
        <source>The vocabulary {name} is missing. Install the app again.</source>
        <translation>缺少词表 {name}。请重新安装应用。</translation>
    </message>
    <message>
        <source>There is no price for this model today. Set one in the rates.</source>
        <translation>此模型目前没有价格。请在价格表中设定。</translation>
    </message>
    <message>
        <source>{name} does not exist. Check its folder, {folder}.</source>
        <translation>{name} 不存在。请检查它所在的文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose a text file in it.</source>
        <translation>{name} 是文件夹。请选择其中的文本文件。</translation>
    </message>
    <message>
        <source>You may not use {name}. Its permissions, or those of {folder}, forbid it.</source>
        <translation>没有使用 {name} 的权限。请检查它或 {folder} 的权限。</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some room or choose another folder.</source>
        <translation>{folder} 所在的磁盘已满。请腾出空间或换一个文件夹。</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB. Count it with the command line: estimator count.</source>
        <translation>{name} 超过 {limit} MB。请用命令行统计：estimator count。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {detail}. Try again, or choose another file.</source>
        <translation>无法使用 {name}：{detail}。请重试或换一个文件。</translation>
    </message>
    <message>
        <source>Your data file {path} is damaged, so nothing is kept. Move it to another folder and start the app again.</source>
        <translation>数据文件 {path} 已损坏，因此不会保存任何内容。请将它移到别处，再重新启动应用。</translation>
    </message>
    <message>
        <source>Your data could not be kept: {detail}. Try again.</source>
        <translation>数据未能保存：{detail}。请重试。</translation>
    </message>
    <message>
        <source>The price is missing. Type 0 where it is free, or use Reset Selected to go back to the shipped price.</source>
        <translation>缺少价格。免费请输入 0；要恢复原价，请用“还原所选”。</translation>
    </message>
    <message>
        <source>“{given}” is not a number. Type a price in US dollars, such as {example}.</source>
        <translation>“{given}”不是数字。请输入以美元计的价格，例如 {example}。</translation>
    </message>
    <message>
        <source>{name} is UTF-32. Save it as UTF-8 to open it here.</source>
        <translation>{name} 是 UTF-32 编码。请存成 UTF-8 后再打开。</translation>
    </message>
    <message>
        <source>{name} is a device or a pipe, not a file. Choose a file.</source>
        <translation>{name} 是设备或管道，不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be saved. Its permissions, or those of {folder}, forbid it.</source>
        <translation>无法保存 {name}。请检查它或 {folder} 的权限。</translation>
    </message>
    <message>
        <source>{name} could not be saved whole, and is damaged. Save the text as another file.</source>
        <translation>{name} 未能完整保存，文件已损坏。请将文本另存为其他文件。</translation>
    </message>
    <message>
        <source>{name} is not UTF-8. It looks like Chinese text in {encoding}.</source>
        <translation>{name} 不是 UTF-8，看起来是 {encoding} 编码的中文文本。</translation>
    </message>
    <message>
        <source>{name} is not text: byte {offset} is not {encoding}. Open a UTF-8 or UTF-16 file.</source>
        <translation>{name} 不是文本：第 {offset} 个字节不符合 {encoding}。请打开 UTF-8 或 UTF-16 文件。</translation>
    </message>
    <message>
        <source>Your data was written by a later version of Token Estimator. It is left as it is, and nothing is kept until you update the app. The file is {path}.</source>
        <translation>您的数据由更新版本的 Token Estimator 写入，现保持原样。升级应用之前，本次的改动不会保存。数据文件：{path}。</translation>
    </message>
    <message>
        <source>The disk is full, so this was not kept. Free some room and try again.</source>
        <translation>磁盘已满，未能保存。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another window is writing, so this was not kept. Try again.</source>
        <translation>另一个窗口正在写入，未能保存。请重试。</translation>
    </message>
    <message>
        <source>Another window has this prompt open by now, so it was not kept. Try again to keep it as another one.</source>
        <translation>另一个窗口已打开这个提示词，因此没有保留。请重试，作为另一个提示词保留。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written, so nothing is kept. Check its permissions.</source>
        <translation>无法写入 {path}，因此不会保存任何内容。请检查权限。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written, so nothing new is kept. What was kept before is safe. Check its permissions and start the app again.</source>
        <translation>无法写入 {path}，因此新内容不会保存。此前保存的内容完好。请检查权限后重新启动应用。</translation>
    </message>
    <message>
        <source>This was changed again in another window, so it is left as it is. Undo it there first.</source>
        <translation>此项已在另一个窗口中再次更改，因此保持不变。请先在那里撤消。</translation>
    </message>
    <message>
        <source>A price can&apos;t be negative. Type 0 or more.</source>
        <translation>价格不能为负数。请输入 0 或更大的数。</translation>
    </message>
    <message>
        <source>“{given}” is too large. The largest price is {limit}.</source>
        <translation>“{given}”太大。价格最大为 {limit}。</translation>
    </message>
    <message>
        <source>“{given}” has too many decimals. Twelve is the most.</source>
        <translation>“{given}”的小数位太多，最多十二位。</translation>
    </message>
    <message>
        <source>The price is in {currency}. Set what one of it is worth in the rates.</source>
        <translation>价格以 {currency} 计。请在价格表中设置其汇率。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>This model has no price for its {part}. Set one in the rates.</source>
        <translation>此模型没有{part}价格。请在价格表中设定。</translation>
    </message>
    <message>
        <source>{path} is not the file that belongs to the app. Install it again.</source>
        <translation>{path} 不是本应用自带的文件。请重新安装。</translation>
    </message>
    <message>
        <source>{path} is missing or can&apos;t be read. Install the app again.</source>
        <translation>{path} 缺失或无法读取。请重新安装应用。</translation>
    </message>
    <message>
        <source>documented</source>
        <translation>已公布</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>1-hour cache</source>
        <translation>一小时缓存</translation>
    </message>
    <message>
        <source>Audio input</source>
        <translation>音频输入</translation>
    </message>
    <message>
        <source>Cached audio</source>
        <translation>缓存音频</translation>
    </message>
    <message>
        <source>Image input</source>
        <translation>图像输入</translation>
    </message>
    <message>
        <source>Cached images</source>
        <translation>缓存图像</translation>
    </message>
    <message>
        <source>Video input</source>
        <translation>视频输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Audio output</source>
        <translation>音频输出</translation>
    </message>
    <message>
        <source>Image output</source>
        <translation>图像输出</translation>
    </message>
    <message>
        <source>Video output</source>
        <translation>视频输出</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Audio heard</source>
        <translation>音频识别</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Noted pages</source>
        <translation>批注页面</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Web searches</source>
        <translation>网页搜索</translation>
    </message>
    <message>
        <source>Web previews</source>
        <translation>搜索预览</translation>
    </message>
    <message>
        <source>File searches</source>
        <translation>文件搜索</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>训练时长</translation>
    </message>
    <message>
        <source>GB-days</source>
        <translation>吉字节天</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Cache storage</source>
        <translation>缓存存储</translation>
    </message>
    <message>
        <source>per {unit}</source>
        <translation>每 {unit}</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>per million</source>
        <translation>每百万</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每个</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>每百万 token</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pages as pictures</source>
        <translation>页面图像</translation>
    </message>
    <message>
        <source>Start of the reply</source>
        <translation>回复开头</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>End of the tools</source>
        <translation>工具列表结尾</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>开发者</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>工具结果</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>很高</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first}或{last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一个列表</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>How {model} counts images is not known.</source>
        <translation>{model} 如何计算图片尚不清楚。</translation>
    </message>
    <message>
        <source>{model} has no detail “{given}”. Choose {known}.</source>
        <translation>{model} 没有“{given}”这一细节级别。请选择{known}。</translation>
    </message>
    <message>
        <source>An image has from 1 to {limit} pixels on each side.</source>
        <translation>图片每边须为 1 到 {limit} 像素。</translation>
    </message>
    <message>
        <source>{model} takes no image with more than {limit} pixels on a side.</source>
        <translation>{model} 不接受单边超过 {limit} 像素的图片。</translation>
    </message>
    <message>
        <source>{model} would reject this image: it takes {given} patches, and {limit} is the most. Make it smaller, or choose less detail.</source>
        <translation>{model} 会拒绝这张图片：它需要 {given} 个图块，而上限为 {limit} 个。请缩小图片，或降低细节级别。</translation>
    </message>
    <message>
        <source>{model} makes no such image.</source>
        <translation>{model} 不生成这样的图片。</translation>
    </message>
    <message>
        <source>The {format} image is cut off. Use the whole file.</source>
        <translation>这个 {format} 图片不完整。请使用完整的文件。</translation>
    </message>
    <message>
        <source>The {format} image is broken. Save it again.</source>
        <translation>这个 {format} 图片已损坏。请重新保存。</translation>
    </message>
    <message>
        <source>This is no image that can be read. Use {known}.</source>
        <translation>这不是可以读取的图片。请使用{known}。</translation>
    </message>
    <message>
        <source>This is no {format} audio that can be read. Use {known}.</source>
        <translation>这不是可以读取的 {format} 音频。请使用{known}。</translation>
    </message>
    <message>
        <source>The PDF has a password. Save it without one.</source>
        <translation>这个 PDF 有密码。请另存为无密码的文件。</translation>
    </message>
    <message>
        <source>The PDF is larger than {megabytes} MB, more than a request may hold.</source>
        <translation>这个 PDF 超过 {megabytes} MB，超出了单个请求的上限。</translation>
    </message>
    <message>
        <source>The PDF has more than {limit} pages. Split it.</source>
        <translation>这个 PDF 超过 {limit} 页。请拆分。</translation>
    </message>
    <message>
        <source>The PDF is broken. Save it again.</source>
        <translation>这个 PDF 已损坏。请重新保存。</translation>
    </message>
    <message>
        <source>a list of items</source>
        <translation>条目的列表</translation>
    </message>
    <message>
        <source>a list of tokens</source>
        <translation>token 的列表</translation>
    </message>
    <message>
        <source>a whole number from 1 on</source>
        <translation>不小于 1 的整数</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>非空文本</translation>
    </message>
    <message>
        <source>In {path}: {cause}</source>
        <translation>{path}：{cause}</translation>
    </message>
    <message>
        <source>This is not JSON: see character {path}. Write one request a line.</source>
        <translation>这一行不是 JSON：请看第 {path} 个字符。每行写一个请求。</translation>
    </message>
    <message>
        <source>This is not UTF-8. Save the file as UTF-8.</source>
        <translation>这一行不是 UTF-8。请把文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The line is longer than {limit} MB. Make the request smaller.</source>
        <translation>这一行超过 {limit} MB。请缩小这个请求。</translation>
    </message>
    <message>
        <source>The request is nested too deep.</source>
        <translation>这个请求嵌套太深。</translation>
    </message>
    <message>
        <source>The line is {given}. Write one request a line, as an object.</source>
        <translation>这一行是{given}。每行应写一个请求，用一个对象表示。</translation>
    </message>
    <message>
        <source>The body is no request: it has no messages. Write a list of them.</source>
        <translation>正文不是请求：没有消息。请写成消息列表。</translation>
    </message>
    <message>
        <source>{path} is missing. It must be {right}.</source>
        <translation>缺少 {path}。它应为{right}。</translation>
    </message>
    <message>
        <source>{path} is {given}. It must be {right}.</source>
        <translation>{path} 是 {given}。它应为{right}。</translation>
    </message>
    <message>
        <source>The id {given} is that of line {first}. Give each request its own.</source>
        <translation>编号 {given} 与第 {first} 行重复。每个请求都要有自己的编号。</translation>
    </message>
    <message>
        <source>The model is {given}, but {right} in line {first}. Make a file for each model.</source>
        <translation>模型是 {given}，而第 {first} 行是{right}。请为每个模型单独建一个文件。</translation>
    </message>
    <message>
        <source>The url is {given}, but {right} in line {first}. Make a file for each.</source>
        <translation>接口是 {given}，而第 {first} 行是{right}。请为每个接口单独建一个文件。</translation>
    </message>
    <message>
        <source>The request has {tokens} tokens, and the model takes {limit}. Make it shorter.</source>
        <translation>这个请求有 {tokens} 个 token，模型最多接受 {limit} 个。请缩短它。</translation>
    </message>
    <message>
        <source>{path} allows {tokens} tokens, and the model gives {limit}. Lower it.</source>
        <translation>{path} 允许 {tokens} 个 token，而模型最多输出 {limit} 个。请调小。</translation>
    </message>
    <message>
        <source>The request and its answer may have {tokens} tokens, and the model takes {limit} in all. Make it shorter, or lower {path}.</source>
        <translation>请求和回答合计可达 {tokens} 个 token，而模型总共最多接受 {limit} 个。请缩短请求，或调小 {path}。</translation>
    </message>
    <message>
        <source>{given} is no model of OpenAI: its batches do not take it.</source>
        <translation>{given} 不是 OpenAI 的模型：OpenAI 的批量 API 不接受它。</translation>
    </message>
    <message>
        <source>{given} takes no requests at this url that are known.</source>
        <translation>不清楚 {given} 如何接受这个接口的请求。</translation>
    </message>
    <message>
        <source>A number in this line is too long to be read.</source>
        <translation>这一行里有一个数字太长，无法读取。</translation>
    </message>
    <message>
        <source>This model is not in the rates.</source>
        <translation>价格表里没有这个模型。</translation>
    </message>
    <message>
        <source>No model is named.</source>
        <translation>没有写明模型。</translation>
    </message>
    <message>
        <source>None of these requests can be counted.</source>
        <translation>这些请求都无法计数。</translation>
    </message>
    <message>
        <source>No batch price of this model is known.</source>
        <translation>不知道这个模型的批量价格。</translation>
    </message>
    <message>
        <source>This looks like a chat request, but {path} is missing. It must be {right}.</source>
        <translation>这看起来是聊天请求，但缺少 {path}，它应为{right}。</translation>
    </message>
    <message>
        <source>This looks like a chat request, but {path} is {given}. It must be {right}.</source>
        <translation>这看起来是聊天请求，但 {path} 是{given}，它应为{right}。</translation>
    </message>
    <message>
        <source>{model} takes no chat requests that are known.</source>
        <translation>据目前所知，{model} 不接受聊天请求。</translation>
    </message>
    <message>
        <source>This looks like a chat request, but is nested too deep.</source>
        <translation>这看起来是聊天请求，但嵌套过深。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list of parts</source>
        <translation>由内容片段组成的列表</translation>
    </message>
    <message>
        <source>a list of messages</source>
        <translation>由消息组成的列表</translation>
    </message>
    <message>
        <source>an https address, or a data address in base64</source>
        <translation>https 地址，或 base64 编码的 data 地址</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64 编码</translation>
    </message>
    <message>
        <source>Nothing is pasted. Paste the usage block of the answer.</source>
        <translation>还没有粘贴内容。请粘贴响应中的用量部分。</translation>
    </message>
    <message>
        <source>“{given}” is no number of tokens. It must be a whole number up to {limit}.</source>
        <translation>“{given}”不是有效的 token 数，应为不超过 {limit} 的整数。</translation>
    </message>
    <message>
        <source>It tells several numbers of input tokens: {totals}. Paste a single answer.</source>
        <translation>其中有多个输入 token 数：{totals}。请只粘贴一次响应。</translation>
    </message>
    <message>
        <source>No number of input tokens is in it. Paste the usage block, with prompt_tokens, input_tokens or promptTokenCount.</source>
        <translation>其中没有输入 token 数。请粘贴含有 prompt_tokens、input_tokens 或 promptTokenCount 的用量部分。</translation>
    </message>
    <message>
        <source>This is not the bill of this prompt: {billed} tokens were billed, {local} are counted. Paste that of a call with this prompt alone.</source>
        <translation>这不是此提示词的用量：计费 {billed} 个 token，本机计数 {local} 个。请粘贴只发送此提示词的那次调用的用量。</translation>
    </message>
    <message>
        <source>The prompt is too short to learn from. It needs {least} tokens and has {local}.</source>
        <translation>提示词太短，无法用来校准：至少需要 {least} 个 token，现有 {local} 个。</translation>
    </message>
    <message>
        <source>The prompt is still being counted.</source>
        <translation>提示词仍在计数中。</translation>
    </message>
    <message>
        <source>Only text teaches. Take images, audio and files off, and paste the bill of a call without them.</source>
        <translation>只能用文本校准。请移除图片、音频和文件，并粘贴不含它们的调用的用量。</translation>
    </message>
    <message>
        <source>There is nothing to learn: this request is counted exactly, with what frames it.</source>
        <translation>无需校准：此请求已精确计数，包括其格式开销。</translation>
    </message>
    <message>
        <source>&amp;Learn from a Bill…</source>
        <translation>用账单校准(&amp;L)…</translation>
    </message>
    <message>
        <source>Compute-Time &amp;Plan…</source>
        <translation>计算时长计费(&amp;P)…</translation>
    </message>
    <message>
        <source>Conversion factor</source>
        <translation>转换系数</translation>
    </message>
    <message>
        <source>Tokens of computing per request</source>
        <translation>每次请求的计算 token 数</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求次数</translation>
    </message>
    <message>
        <source>Tokens of a request</source>
        <translation>单次请求的 token 数</translation>
    </message>
    <message>
        <source>Seconds of a call</source>
        <translation>单次调用的秒数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Time of calls</source>
        <translation>调用时间</translation>
    </message>
    <message>
        <source>tokens of computing per request × requests</source>
        <translation>每次请求的计算 token 数 × 请求次数</translation>
    </message>
    <message>
        <source>tokens of a request × seconds of a call × days</source>
        <translation>单次请求的 token 数 × 单次调用的秒数 × 天数</translation>
    </message>
    <message>
        <source>A number is missing. Type one such as {example}.</source>
        <translation>缺少数字。请输入数字，例如 {example}。</translation>
    </message>
    <message>
        <source>This is not a number. Type one such as {example}.</source>
        <translation>这不是数字。请输入数字，例如 {example}。</translation>
    </message>
    <message>
        <source>This can&apos;t be negative. Type 0 or more.</source>
        <translation>不能为负数。请输入 0 或更大的数。</translation>
    </message>
    <message>
        <source>This is too large. The largest is {limit}.</source>
        <translation>数字太大。最大为 {limit}。</translation>
    </message>
    <message>
        <source>This has too many decimals. {most} is the most.</source>
        <translation>小数位太多。最多 {most} 位。</translation>
    </message>
    <message>
        <source>First example: {requests} requests</source>
        <translation>示例一：{requests} 次请求</translation>
    </message>
    <message>
        <source>Second example: {requests} requests, {days} days</source>
        <translation>示例二：{requests} 次请求，{days} 天</translation>
    </message>
    <message>
        <source>Code listing: T in both terms</source>
        <translation>代码示例：两项都用 T</translation>
    </message>
    <message>
        <source>Customer service: {requests} requests a month</source>
        <translation>智能客服：每月 {requests} 次请求</translation>
    </message>
    <message>
        <source>Market monitoring: {requests} requests a month</source>
        <translation>金融舆情监测：每月 {requests} 次请求</translation>
    </message>
    <message>
        <source>Recommendations: {requests} requests a month</source>
        <translation>个性化推荐：每月 {requests} 次请求</translation>
    </message>
    <message>
        <source>The article prints {printed} here. That is a slip: its listing takes {tokens} tokens in both terms, which gives {total}.</source>
        <translation>文章此处印作 {printed}，有误：其代码在两项中都取 {tokens} 个 token，结果应为 {total}。</translation>
    </message>
    <message>
        <source>The article prints {printed} here. That is a slip: {sum} is {total}.</source>
        <translation>文章此处印作 {printed}，有误：{sum} 应为 {total}。</translation>
    </message>
    <message>
        <source>The article prints {printed} here, from {first} + {second}. That is a slip: {product} is {quantity}, and the sum is {total}.</source>
        <translation>文章此处由 {first} + {second} 得出 {printed}，有误：{product} 应为 {quantity}，总和应为 {total}。</translation>
    </message>
    <message>
        <source>The article prints {printed} here, as for its second example. That is a slip: the sum is {total}.</source>
        <translation>文章此处沿用示例二的 {printed}，有误：总和应为 {total}。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Flex</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>“{given}” is no day. Type one such as 2027-01-01, and hours such as 22:00-06:00 mon-fri if it holds at some hours only (UTC).</source>
        <translation>“{given}”不是日期。请输入如 2027-01-01 的日期；若只在部分时段生效，可加上如 22:00-06:00 mon-fri 的时段（世界时）。</translation>
    </message>
    <message>
        <source>Type a class of service, such as Batch, or a name of your own.</source>
        <translation>请输入服务等级，例如“批量”，或您自定的名称。</translation>
    </message>
    <message>
        <source>“{given}” is no currency. Type its three letters, such as EUR.</source>
        <translation>“{given}”不是货币。请输入三个字母的代码，例如 EUR。</translation>
    </message>
    <message>
        <source>Type a name of at most 80 letters.</source>
        <translation>请输入名称，最多 80 个字符。</translation>
    </message>
    <message>
        <source>The note is too long. {limit} letters are the most.</source>
        <translation>备注太长。最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>“{given}” is no meter. Type one as it is called in the table, such as Input.</source>
        <translation>“{given}”不是计量项。请输入表中的名称，例如“输入”。</translation>
    </message>
    <message>
        <source>Type what one of it is worth in US dollars, more than 0.</source>
        <translation>请输入一个单位折合多少美元，须大于 0。</translation>
    </message>
    <message>
        <source>“{given}” is no model whose tokens are known. Leave it empty if unsure.</source>
        <translation>“{given}”不是已知分词方式的模型。不确定时请留空。</translation>
    </message>
    <message>
        <source>This can&apos;t be changed here.</source>
        <translation>此处不能更改。</translation>
    </message>
    <message>
        <source>There is no such row or column in the table.</source>
        <translation>表中没有这样的行或列。</translation>
    </message>
    <message>
        <source>There is one already. Change the class, the day or the name.</source>
        <translation>已经有了。请更改等级、日期或名称。</translation>
    </message>
    <message>
        <source>This can&apos;t be kept. Try a shorter or plainer text.</source>
        <translation>无法保存。请换用更短、更简单的文字。</translation>
    </message>
    <message>
        <source>reset {name}</source>
        <translation>还原 {name}</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>price of {name}</source>
        <translation>{name} 的价格</translation>
    </message>
    <message>
        <source>price list of {name}</source>
        <translation>{name} 的价格</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>discount {name}</source>
        <translation>折扣 {name}</translation>
    </message>
    <message>
        <source>exchange rate {name}</source>
        <translation>汇率 {name}</translation>
    </message>
    <message>
        <source>meter {name}</source>
        <translation>计量项 {name}</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>id {id}</source>
        <translation>编号 {id}</translation>
    </message>
    <message>
        <source>token {number}</source>
        <translation>第 {number} 个 token</translation>
    </message>
    <message>
        <source>token {number} of {total}</source>
        <translation>第 {number} 个 token，共 {total} 个</translation>
    </message>
    <message>
        <source>a part of a character</source>
        <translation>一个字符的一部分</translation>
    </message>
    <message>
        <source>as {encoding} has them; the model&apos;s own tokens are not published</source>
        <translation>按 {encoding} 划分；该模型自己的 token 未公布</translation>
    </message>
    <message>
        <source>of the text as it stands, not of the request</source>
        <translation>按文本原样划分，而不是按请求</translation>
    </message>
    <message>
        <source>A new row has the sizes of the one that it is made of. Leave the size as it is, and add “{given}” to the new row.</source>
        <translation>新行沿用原行的输入大小。请让大小保持不变，再为新行添加“{given}”。</translation>
    </message>
    <message>
        <source>“{given}” may be two numbers. Type one of them: {known}.</source>
        <translation>“{given}”可能是两个不同的数。请输入其中一个：{known}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{name}: {product} {equals} {amount} ({why})</source>
        <translation>{name}：{product} {equals} {amount}（{why}）</translation>
    </message>
    <message>
        <source>A call: {cost}</source>
        <translation>单次调用：{cost}</translation>
    </message>
    <message>
        <source>A month: {calls} × {cost} = {sum}</source>
        <translation>每月：{calls} × {cost} = {sum}</translation>
    </message>
    <message>
        <source>Minimum charge</source>
        <translation>最低收费</translation>
    </message>
    <message>
        <source>a call costs at least {least}</source>
        <translation>单次调用最低收费 {least}</translation>
    </message>
    <message>
        <source>charged as {meter}</source>
        <translation>按{meter}计价</translation>
    </message>
    <message>
        <source>{tier} rate</source>
        <translation>{tier}价格</translation>
    </message>
    <message>
        <source>for {tokens} input tokens and more</source>
        <translation>输入达到 {tokens} 个 token 时</translation>
    </message>
    <message>
        <source>for more than {tokens} input tokens</source>
        <translation>输入超过 {tokens} 个 token 时</translation>
    </message>
    <message>
        <source>for less than {tokens} input tokens</source>
        <translation>输入少于 {tokens} 个 token 时</translation>
    </message>
    <message>
        <source>for up to {tokens} input tokens</source>
        <translation>输入不超过 {tokens} 个 token 时</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day}起</translation>
    </message>
    <message>
        <source>1 {currency} = {rate} of {day}</source>
        <translation>1 {currency} = {rate}（{day}）</translation>
    </message>
    <message>
        <source>× {factor} in {region}</source>
        <translation>{region} 区域 × {factor}</translation>
    </message>
    <message>
        <source>{percent} % by your rule {name}</source>
        <translation>按您的规则“{name}”{percent}%</translation>
    </message>
    <message>
        <source>your own rate</source>
        <translation>您设定的价格</translation>
    </message>
    <message>
        <source>{source}, {day}</source>
        <translation>{source}，{day}</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is larger than {limit} MB. Part it.</source>
        <translation>文件大于 {limit} MB。请拆分后再导入。</translation>
    </message>
    <message>
        <source>The file would change more than {most} prices. Part it.</source>
        <translation>此文件会改动超过 {most} 个价格。请拆分后再导入。</translation>
    </message>
    <message>
        <source>The file is not JSON: line {line}. Mend it there.</source>
        <translation>文件不是 JSON：请检查第 {line} 行。</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be one of rates.</source>
        <translation>文件嵌套过深，不是价格文件。</translation>
    </message>
    <message>
        <source>The file was written by a later version of the app. Update the app.</source>
        <translation>此文件由更新版本的应用写入。请更新应用。</translation>
    </message>
    <message>
        <source>The table has no column “{given}”. Add it.</source>
        <translation>表格缺少“{given}”列。请补上。</translation>
    </message>
    <message>
        <source>The table has an unknown column “{given}”. Did you mean {known}?</source>
        <translation>表格中有未知的列“{given}”。是否应为 {known}？</translation>
    </message>
    <message>
        <source>The table has the column “{given}” twice. Leave one of them.</source>
        <translation>表格中“{given}”列出现了两次。请只保留一列。</translation>
    </message>
    <message>
        <source>The table can&apos;t be read at line {line}. Look at its quotation marks.</source>
        <translation>表格第 {line} 行无法读取。请检查引号。</translation>
    </message>
    <message>
        <source>The file has no rates. Choose a table (CSV) or a JSON that was exported here, or the price file of litellm or genai-prices.</source>
        <translation>文件中没有价格。请选择此处导出的表格（CSV）或 JSON，或者 litellm、genai-prices 的价格文件。</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <translation>{where}：{what}</translation>
    </message>
    <message>
        <source>{column} is empty.</source>
        <translation>{column} 是空的。</translation>
    </message>
    <message>
        <source>{column} is “{given}”, which is no number.</source>
        <translation>{column} 为“{given}”，不是数字。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. It can&apos;t be negative.</source>
        <translation>{column} 为“{given}”，不能是负数。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. The largest is {limit}.</source>
        <translation>{column} 为“{given}”，最大为 {limit}。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. Twelve decimals are the most.</source>
        <translation>{column} 为“{given}”，最多十二位小数。</translation>
    </message>
    <message>
        <source>{column} is “{given}”, which may be two numbers. Write one of them: {known}.</source>
        <translation>{column} 为“{given}”，可能有两种读法。请改写为其中之一：{known}。</translation>
    </message>
    <message>
        <source>{column} is “{given}”, which is no whole number.</source>
        <translation>{column} 为“{given}”，不是整数。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. Write a day such as 2027-01-01.</source>
        <translation>{column} 为“{given}”。请写日期，如 2027-01-01。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. Write hours in UTC such as 22:00-06:00 mon-fri.</source>
        <translation>{column} 为“{given}”。请写 UTC 时段，如 22:00-06:00 mon-fri。</translation>
    </message>
    <message>
        <source>{column} is “{given}”. It must be {known}.</source>
        <translation>{column} 为“{given}”，应为 {known}。</translation>
    </message>
    <message>
        <source>{column} is neither text nor number.</source>
        <translation>{column} 既不是文本也不是数字。</translation>
    </message>
    <message>
        <source>{column} is too long.</source>
        <translation>{column} 过长。</translation>
    </message>
    <message>
        <source>{column} has characters that can&apos;t be seen: “{given}”. Remove them.</source>
        <translation>{column} 含有不可见的字符：“{given}”。请将其删除。</translation>
    </message>
    <message>
        <source>There is no meter “{given}”.</source>
        <translation>没有计量项“{given}”。</translation>
    </message>
    <message>
        <source>The price is in {given}, the others of this list in {known}.</source>
        <translation>此价格以 {given} 计，同一组中的其他价格以 {known} 计。</translation>
    </message>
    <message>
        <source>The price is for {given} and has no exact one for {known}.</source>
        <translation>此价格以每 {given} 计，无法精确换算为每 {known}。</translation>
    </message>
    <message>
        <source>The model has too many price lists or sizes.</source>
        <translation>此模型的价格组或档位过多。</translation>
    </message>
    <message>
        <source>The row has more cells than there are columns.</source>
        <translation>此行的单元格多于列数。</translation>
    </message>
    <message>
        <source>It is no model with its rates.</source>
        <translation>这不是带价格的模型。</translation>
    </message>
    <message>
        <source>It is there twice.</source>
        <translation>出现了两次。</translation>
    </message>
    <message>
        <source>Another row says something else of the same.</source>
        <translation>另一行对同一项有不同的说法。</translation>
    </message>
    <message>
        <source>It can&apos;t be understood.</source>
        <translation>无法理解。</translation>
    </message>
    <message>
        <source>“{given}” is not what this meter is charged for. Leave it empty, or name the meter otherwise.</source>
        <translation>“{given}”与此计量项的计价单位不同。请留空，或换一个名称。</translation>
    </message>
    <message>
        <source>“{given}” is no percentage above -100, up to {most}, with at most six decimals. Type one such as -15 or 5.</source>
        <translation>“{given}”不是有效的百分比。它须大于 -100、不超过 {most}，且最多六位小数。请输入如 -15 或 5 的数。</translation>
    </message>
    <message>
        <source>“{given}” was shipped and can&apos;t be emptied. Type something else instead of it.</source>
        <translation>“{given}”是出厂内容，不能清空。请改填其他内容。</translation>
    </message>
    <message>
        <source>“{given}” is no day. Type one such as 2027-01-01.</source>
        <translation>“{given}”不是日期。请输入如 2027-01-01 的日期。</translation>
    </message>
    <message>
        <source>“{given}” is no whole number of something. Type one such as 1 hour or 100 images.</source>
        <translation>“{given}”不是整数加单位。请输入如“1 小时”或“100 张图片”。</translation>
    </message>
    <message>
        <source>“{given}” is no whole number. Type one from 1 on, or leave it empty.</source>
        <translation>“{given}”不是整数。请输入不小于 1 的整数，或留空。</translation>
    </message>
    <message>
        <source>“{given}” is no number of tokens. Type a whole one, such as {example}.</source>
        <translation>“{given}”不是 token 数。请输入整数，如 {example}。</translation>
    </message>
    <message>
        <source>Type regions and what they add or take off, such as {example_regions}.</source>
        <translation>请输入地区及其加价或减价，如 {example_regions}。</translation>
    </message>
    <message>
        <source>each call rounded up to a multiple of {step}</source>
        <translation>每次调用向上取整到 {step} 的倍数</translation>
    </message>
    <message>
        <source>rounded to {digits} digits</source>
        <translation>取 {digits} 位有效数字</translation>
    </message>
    <message>
        <source>“{given}” is no size. Type a number of input tokens, such as {example}, or “from” and a number.</source>
        <translation>“{given}”不是输入长度。请输入 token 数，例如 {example}，或“{example} 起”。</translation>
    </message>
    <message>
        <source>“{name}” has prices. Delete these first.</source>
        <translation>“{name}”还有价格。请先删除这些价格。</translation>
    </message>
    <message>
        <source>A discount or markup is for “{name}”. Delete it first.</source>
        <translation>有折扣或加价用于“{name}”。请先删除它。</translation>
    </message>
    <message>
        <source>“{part}” is part of “{name}”. Delete it too, or change that.</source>
        <translation>“{part}”是“{name}”的一部分。请一并删除，或更改这一点。</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>below {tokens}</source>
        <translation>少于 {tokens}</translation>
    </message>
    <message>
        <source>up to {tokens}</source>
        <translation>不超过 {tokens}</translation>
    </message>
    <message>
        <source>from {tokens}</source>
        <translation>{tokens} 起</translation>
    </message>
    <message>
        <source>above {tokens}</source>
        <translation>超过 {tokens}</translation>
    </message>
    <message>
        <source>Embedded data to a placeholder</source>
        <translation>内嵌数据换成占位说明</translation>
    </message>
    <message>
        <source>HTML to text</source>
        <translation>HTML 转为纯文本</translation>
    </message>
    <message>
        <source>Repeated paragraphs</source>
        <translation>重复的段落</translation>
    </message>
    <message>
        <source>Repeated lines</source>
        <translation>重复的行</translation>
    </message>
    <message>
        <source>Log lines alike folded</source>
        <translation>折叠相似的日志行</translation>
    </message>
    <message>
        <source>Long JSON lists to head and tail</source>
        <translation>长 JSON 列表只留首尾</translation>
    </message>
    <message>
        <source>Long tables to head and tail</source>
        <translation>长表格只留首尾</translation>
    </message>
    <message>
        <source>JSON records to a table</source>
        <translation>JSON 记录转为表格</translation>
    </message>
    <message>
        <source>Compact JSON</source>
        <translation>压缩 JSON</translation>
    </message>
    <message>
        <source>JSON escapes to characters</source>
        <translation>JSON 转义还原为字符</translation>
    </message>
    <message>
        <source>Padding of tables</source>
        <translation>表格的对齐空格</translation>
    </message>
    <message>
        <source>Indentation of data</source>
        <translation>数据的缩进</translation>
    </message>
    <message>
        <source>Comments in code</source>
        <translation>代码中的注释</translation>
    </message>
    <message>
        <source>Indentation of code</source>
        <translation>代码的缩进</translation>
    </message>
    <message>
        <source>Polite phrases</source>
        <translation>客套话</translation>
    </message>
    <message>
        <source>Plain punctuation</source>
        <translation>普通标点</translation>
    </message>
    <message>
        <source>Spaces within lines</source>
        <translation>行内多余空格</translation>
    </message>
    <message>
        <source>Spaces at line ends</source>
        <translation>行尾空格</translation>
    </message>
    <message>
        <source>Empty lines</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Line {line}: JSON that can&apos;t be read is left alone.</source>
        <translation>第 {line} 行：无法解析的 JSON，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: markup that can&apos;t be read is left alone.</source>
        <translation>第 {line} 行：无法解析的标记，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: a table that can&apos;t be read is left alone.</source>
        <translation>第 {line} 行：无法解析的表格，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: code without an end is left alone.</source>
        <translation>第 {line} 行：代码块没有结尾，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: what is too long is left alone.</source>
        <translation>第 {line} 行：内容过长，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: what is nested too deeply is left alone.</source>
        <translation>第 {line} 行：嵌套过深，未作改动。</translation>
    </message>
    <message>
        <source>Line {line}: code in an unknown language is left alone.</source>
        <translation>第 {line} 行：未知语言的代码，未作改动。</translation>
    </message>
    <message>
        <source>&amp;Trim the Prompt</source>
        <translation>精简提示词(&amp;T)</translation>
    </message>
    <message>
        <source>Set the &amp;Baseline</source>
        <translation>设为基准版本(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Compare with the Baseline…</source>
        <translation>与基准版本比较(&amp;C)…</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Pr&amp;otect from Trimming</source>
        <translation>保护，不参与精简(&amp;O)</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新场景</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}：{command}</translation>
    </message>
    <message>
        <source>Open {file}</source>
        <translation>打开 {file}</translation>
    </message>
    <message>
        <source>Go to {prompt}</source>
        <translation>转到 {prompt}</translation>
    </message>
    <message>
        <source>Open prompt</source>
        <translation>已打开的提示词</translation>
    </message>
    <message>
        <source>Show {tab}</source>
        <translation>显示“{tab}”</translation>
    </message>
    <message>
        <source>Side tab</source>
        <translation>侧边标签页</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>使用 {model}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class of service</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>How they were counted</source>
        <translation>计数方式</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片张数</translation>
    </message>
    <message>
        <source>Tokens of a picture</source>
        <translation>每张图片的 token</translation>
    </message>
    <message>
        <source>Calls on a full day</source>
        <translation>满负荷日调用次数</translation>
    </message>
    <message>
        <source>How full the days are</source>
        <translation>各日负荷</translation>
    </message>
    <message>
        <source>Hours of the day</source>
        <translation>时段分布</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Growth a month</source>
        <translation>每月增长</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Retried calls</source>
        <translation>重试的调用</translation>
    </message>
    <message>
        <source>Sent as batch</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>Shared beginning</source>
        <translation>共同开头</translation>
    </message>
    <message>
        <source>Cache keeps it for</source>
        <translation>缓存保留时间</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Tokens of an answer: the least you expect, the likely, and the most</source>
        <translation>一次回答的 token 数：预计最少、最可能和最多</translation>
    </message>
    <message>
        <source>Pictures sent with each call</source>
        <translation>每次调用附带的图片张数</translation>
    </message>
    <message>
        <source>How many each call makes on average; 0.1 is one in ten calls</source>
        <translation>每次调用平均使用的次数；0.1 表示十次调用用一次</translation>
    </message>
    <message>
        <source>Calls on a day that is 100 % full, in the first month</source>
        <translation>第一个月里负荷为 100% 的一天的调用次数</translation>
    </message>
    <message>
        <source>How many of a full day&apos;s calls each weekday has</source>
        <translation>每个星期几的调用次数占满负荷日的百分比</translation>
    </message>
    <message>
        <source>When in the day the calls come: it matters where prices change by the hour, and for what a cache still has. Click, or use the arrow keys</source>
        <translation>调用在一天中如何分布：按时段计价的模型和缓存命中都与此有关。点击设置，或使用方向键</translation>
    </message>
    <message>
        <source>How many more calls each month has than the one before</source>
        <translation>每月比上月多出的调用比例</translation>
    </message>
    <message>
        <source>The share of calls that fails and is paid again</source>
        <translation>失败后重试、因此再次付费的调用比例</translation>
    </message>
    <message>
        <source>The share of calls that can wait, at the price of the batch class</source>
        <translation>可以等待、按批量价格发送的调用比例</translation>
    </message>
    <message>
        <source>Tokens that every call begins with, which a cache can keep</source>
        <translation>每次调用开头相同、可以缓存的 token 数</translation>
    </message>
    <message>
        <source>How long the cache keeps what no call has read</source>
        <translation>没有调用读取时，缓存保留多久</translation>
    </message>
    <message>
        <source>The share of calls that find the beginning in the cache. Worked out: a call finds it if another came within that time before it, when calls come independently of each other</source>
        <translation>能在缓存中读到开头的调用比例。自动计算：假设各次调用相互独立，只要保留时间内有过另一次调用，就会命中</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>The first must be the lowest, and the last the highest.</source>
        <translation>第一个值应最小，最后一个值应最大。</translation>
    </message>
    <message>
        <source>At least one hour must have calls.</source>
        <translation>至少要有一个小时有调用。</translation>
    </message>
    <message>
        <source>This can&apos;t be used. Type another value.</source>
        <translation>不能使用这个值，请输入其他值。</translation>
    </message>
    <message>
        <source>Type a value from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的值。</translation>
    </message>
    <message>
        <source>Counted for another model: take the prompt or the file again.</source>
        <translation>这是按其他模型计数的：请重新采用提示词或选择文件。</translation>
    </message>
    <message>
        <source>Counted exactly</source>
        <translation>精确计数</translation>
    </message>
    <message>
        <source>Counted with the vocabulary of the nearest model</source>
        <translation>按最接近模型的词表计数</translation>
    </message>
    <message>
        <source>An estimate: this model&apos;s own tokens are not published.</source>
        <translation>估算值：该模型的分词方式没有公开。</translation>
    </message>
    <message>
        <source>Its rows are sums of many requests. Choose a log with each answer.</source>
        <translation>其中每行是多次请求的合计。请选择逐条记录回答的日志。</translation>
    </message>
    <message>
        <source>One JSON document may not be so large. Choose JSON Lines or CSV.</source>
        <translation>单个 JSON 文档过大。请选择 JSON Lines 或 CSV。</translation>
    </message>
    <message>
        <source>No output tokens were found. Choose a log of answers, a CSV file with a column named output_tokens, or one number a line.</source>
        <translation>没有找到输出 token 数。请选择回答的日志、含有 output_tokens 列的 CSV 文件，或每行一个数字的文件。</translation>
    </message>
    <message>
        <source>The file has no column {names}. Its columns are: {known}.</source>
        <translation>文件中没有 {names} 列。现有的列：{known}。</translation>
    </message>
    <message>
        <source>The file has no rows. Choose a CSV file, or one of JSON Lines.</source>
        <translation>文件没有数据行。请选择 CSV 或 JSON Lines 文件。</translation>
    </message>
    <message>
        <source>The file is one JSON array. Save it as JSON Lines: an object a line.</source>
        <translation>文件是一个 JSON 数组。请另存为 JSON Lines：每行一个对象。</translation>
    </message>
    <message>
        <source>The file is no text in UTF-8 or UTF-16. Save it as one of these.</source>
        <translation>文件不是 UTF-8 或 UTF-16 文本，请另存为其中一种。</translation>
    </message>
    <message>
        <source>Line {line} is longer than a value may be. Check its quotes.</source>
        <translation>第 {line} 行超过了一个值的最大长度，请检查引号。</translation>
    </message>
    <message>
        <source>Line {line}: its bytes are no UTF-8.</source>
        <translation>第 {line} 行：不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>Line {line}: fewer cells than the first line has.</source>
        <translation>第 {line} 行：单元格比首行少。</translation>
    </message>
    <message>
        <source>Line {line}: more cells than the first line has.</source>
        <translation>第 {line} 行：单元格比首行多。</translation>
    </message>
    <message>
        <source>Line {line}: no JSON.</source>
        <translation>第 {line} 行：不是 JSON。</translation>
    </message>
    <message>
        <source>Line {line}: no object of JSON.</source>
        <translation>第 {line} 行：不是 JSON 对象。</translation>
    </message>
    <message>
        <source>Line {line}: no value for “{name}”.</source>
        <translation>第 {line} 行：缺少“{name}”的值。</translation>
    </message>
    <message>
        <source>Low: every assumption at its cheap end, on every day. High: every one at its dear end. Each call is priced by the rates that are in force when it is made.</source>
        <translation>低：每天各项假设都取最省的一端；高：都取最贵的一端。每次调用按发生时有效的价格计费。</translation>
    </message>
    <message>
        <source>A call has up to {needed} tokens with its answer; the window of {model} has {most}.</source>
        <translation>一次调用连同回答最多 {needed} 个 token；{model} 的上下文窗口为 {most}。</translation>
    </message>
    <message>
        <source>The input has up to {needed} tokens; {model} takes {most}.</source>
        <translation>输入最多 {needed} 个 token；{model} 最多接受 {most} 个。</translation>
    </message>
    <message>
        <source>Answers have up to {needed} tokens; {model} gives {most}.</source>
        <translation>回答最多 {needed} 个 token；{model} 最多输出 {most} 个。</translation>
    </message>
    <message>
        <source>{model} retires on {day}, before the last of these months ends.</source>
        <translation>{model} 将于 {day}停用，早于最后一个月结束。</translation>
    </message>
    <message>
        <source>Nothing is cached: {model} keeps a shared beginning of {most} tokens or more.</source>
        <translation>没有任何内容被缓存：{model} 只缓存至少 {most} 个 token 的共同开头。</translation>
    </message>
    <message>
        <source>The shared beginning has {needed} tokens, but the longest input has {most}.</source>
        <translation>共同开头有 {needed} 个 token，而最长的输入只有 {most} 个。</translation>
    </message>
    <message>
        <source>Use {model}, the cheapest that counts alike and fits</source>
        <translation>改用 {model}：计数方式相同、能容纳的最便宜模型</translation>
    </message>
    <message>
        <source>Send all calls as batch</source>
        <translation>全部改为批量发送</translation>
    </message>
    <message>
        <source>Answers half as long</source>
        <translation>回答长度减半</translation>
    </message>
    <message>
        <source>Find the beginning in the cache 10 points more often</source>
        <translation>缓存命中率提高 10 个百分点</translation>
    </message>
    <message>
        <source>No retries</source>
        <translation>不再重试</translation>
    </message>
    <message>
        <source>Smart customer service</source>
        <translation>智能客服</translation>
    </message>
    <message>
        <source>Financial opinion monitoring</source>
        <translation>金融舆情监测</translation>
    </message>
    <message>
        <source>Personal recommendations</source>
        <translation>个性化推荐</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>This is no address. Type one that begins with https://.</source>
        <translation>这不是地址。请输入以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Only an address that begins with https:// is asked. Change it.</source>
        <translation>只会访问以 https:// 开头的地址。请修改。</translation>
    </message>
    <message>
        <source>The server could not prove that it is the one of this address, so nothing was read: {given}.</source>
        <translation>服务器无法证明自己属于这个地址，因此没有读取任何内容：{given}。</translation>
    </message>
    <message>
        <source>The server took too long to answer. Try again later.</source>
        <translation>服务器迟迟没有响应。请稍后重试。</translation>
    </message>
    <message>
        <source>The server answered with error {given}. Check the address, or try again later.</source>
        <translation>服务器返回错误 {given}。请检查地址，或稍后重试。</translation>
    </message>
    <message>
        <source>The address leads on to {given}. Type that one if you trust it.</source>
        <translation>这个地址会转到 {given}。如果信任它，请直接输入该地址。</translation>
    </message>
    <message>
        <source>The server did not answer with a file of rates but with {given}. You may have to sign in to the network first.</source>
        <translation>服务器返回的不是价格文件，而是 {given}。您可能需要先登录网络。</translation>
    </message>
    <message>
        <source>The answer is larger than {limit} MB, so it was not read.</source>
        <translation>返回的内容大于 {limit} MB，因此没有读取。</translation>
    </message>
    <message>
        <source>The answer ended too early. Try again.</source>
        <translation>返回的内容不完整。请重试。</translation>
    </message>
    <message>
        <source>The answer is packed, which nobody asked for, so it was not read.</source>
        <translation>返回的内容经过了未请求的压缩，因此没有读取。</translation>
    </message>
    <message>
        <source>The answer is not text, so it has no rates. Check the address.</source>
        <translation>返回的内容不是文本，没有价格。请检查地址。</translation>
    </message>
    <message>
        <source>What answers there is not understood. Check the address.</source>
        <translation>无法理解该地址的响应。请检查地址。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached: {given}. Check the network and try again.</source>
        <translation>无法连接服务器：{given}。请检查网络后重试。</translation>
    </message>
    <message>
        <source>Fit to Budget…</source>
        <translation>压到预算内…</translation>
    </message>
    <message>
        <source>Explain the Cost</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>Discounts…</source>
        <translation>折扣…</translation>
    </message>
    <message>
        <source>Exchange Rates…</source>
        <translation>汇率…</translation>
    </message>
    <message>
        <source>Import Rates…</source>
        <translation>导入价格…</translation>
    </message>
    <message>
        <source>Export Rates…</source>
        <translation>导出价格…</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>export, share, quote</source>
        <translation>导出、分享、报价</translation>
    </message>
    <message>
        <source>lock, keep</source>
        <translation>锁定、保留</translation>
    </message>
    <message>
        <source>preferences, options, font, currency, privacy</source>
        <translation>偏好、选项、字体、货币、隐私</translation>
    </message>
    <message>
        <source>costs, side panel</source>
        <translation>费用、侧栏</translation>
    </message>
    <message>
        <source>appearance, dark mode</source>
        <translation>外观、深色模式</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语、英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文、汉语</translation>
    </message>
    <message>
        <source>cheapest, caching, chat, ways to pay</source>
        <translation>最便宜、缓存、对话、付费方式</translation>
    </message>
    <message>
        <source>prices, own model</source>
        <translation>价格、自己的模型</translation>
    </message>
    <message>
        <source>update prices</source>
        <translation>更新价格</translation>
    </message>
    <message>
        <source>project, forecast, what if</source>
        <translation>项目、预测、试算</translation>
    </message>
    <message>
        <source>check, JSONL</source>
        <translation>检查、JSONL</translation>
    </message>
    <message>
        <source>usage log, invoice</source>
        <translation>用量日志、发票</translation>
    </message>
    <message>
        <source>budget, shorten, save tokens</source>
        <translation>预算、缩短、节省 token</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>differences, changes</source>
        <translation>差异、改动</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>manual, formula</source>
        <translation>手册、公式</translation>
    </message>
    <message>
        <source>example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>version, licences</source>
        <translation>版本、许可证</translation>
    </message>
</context>
<context>
    <name>AboutWindow</name>
    <message>
        <source>About Token Estimator</source>
        <translation>关于 Token Estimator</translation>
    </message>
    <message>
        <source>Counts the tokens of a prompt exactly and prices it, on this computer alone.</source>
        <translation>精确计算提示词的 token 数和费用，一切只在本机进行。</translation>
    </message>
    <message>
        <source>Version {version}, run from its source · {parts}</source>
        <translation>版本 {version}，从源代码运行 · {parts}</translation>
    </message>
    <message>
        <source>Version {version} · {parts}</source>
        <translation>版本 {version} · {parts}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>What is shipped</source>
        <translation>随附的组件</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the GNU LGPL, version 3: you may put your own builds of them in their place. Their source code is at https://code.qt.io.</source>
        <translation>Qt 和 PySide6 按 GNU LGPL 第 3 版使用：可以换成自行构建的版本。源代码见 https://code.qt.io。</translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Versions and settings for a report; nothing of a prompt</source>
        <translation>用于报告问题的版本和设置，不含任何提示词内容</translation>
    </message>
    <message>
        <source>Third-party parts inside Qt</source>
        <translation>Qt 内含的第三方组件</translation>
    </message>
    <message>
        <source>Third-party parts inside Python</source>
        <translation>Python 内含的第三方组件</translation>
    </message>
    <message>
        <source>The text of this licence is missing.</source>
        <translation>缺少此许可证的文本。</translation>
    </message>
    <message>
        <source>Licence of {component}: {name}</source>
        <translation>{component} 的许可证：{name}</translation>
    </message>
    <message>
        <source>Licence of {component}</source>
        <translation>{component} 的许可证</translation>
    </message>
    <message>
        <source>several, permissive</source>
        <translation>多种宽松许可</translation>
    </message>
    <message>
        <source>Copied: versions and settings, and nothing of a prompt.</source>
        <translation>已复制版本和设置，不含任何提示词内容。</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Add a Model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>与模型相同</translation>
    </message>
    <message>
        <source>a known model, to offer it for prompts</source>
        <translation>已知的模型，以便在提示词中选用</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>计数方式同</translation>
    </message>
    <message>
        <source>Add a Plan</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>Longest input</source>
        <translation>最长输入</translation>
    </message>
    <message>
        <source>Longest output</source>
        <translation>最长输出</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sold until</source>
        <translation>停售日期</translation>
    </message>
    <message>
        <source>no end is known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>its own tokens</source>
        <translation>自身的 token</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>any, or such as above 272,000</source>
        <translation>不限，或例如 超过 272,000</translation>
    </message>
    <message>
        <source>Size of input</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Dearer regions</source>
        <translation>加价地区</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>Attach Files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) removed.</source>
        <translation>
            <numerusform>已移除 %Ln 个附件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>text {text} + pages {pages} · {basis}</source>
        <translation>文本 {text} + 页面 {pages} · {basis}</translation>
    </message>
    <message>
        <source>{tokens} tokens · {basis}</source>
        <translation>{tokens} 个 token · {basis}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除{name}</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Length of the audio</source>
        <translation>音频时长</translation>
    </message>
    <message>
        <source>Minutes and seconds, such as 3:20</source>
        <translation>分和秒，例如 3:20</translation>
    </message>
    <message>
        <source>Level of detail</source>
        <translation>细节级别</translation>
    </message>
</context>
<context>
    <name>Baseline</name>
    <message>
        <source>Since the baseline. A click compares the two.</source>
        <translation>与基准版本相比的变化。点击可比较两个版本。</translation>
    </message>
    <message>
        <source>As the baseline</source>
        <translation>与基准版本相同</translation>
    </message>
</context>
<context>
    <name>BatchFigures</name>
    <message>
        <source>Expected &amp;answer</source>
        <translation>预计每个回答(&amp;A)</translation>
    </message>
    <message>
        <source>tokens, or as few as a request allows</source>
        <translation>个 token；请求限制更少的，按限制算</translation>
    </message>
    <message>
        <source>Expected tokens of an answer</source>
        <translation>每个回答预计的 token 数</translation>
    </message>
    <message>
        <source>input tokens, exact</source>
        <translation>输入 token，精确</translation>
    </message>
    <message>
        <source>input tokens: {span}</source>
        <translation>输入 token：{span}</translation>
    </message>
    <message>
        <source>input tokens, an estimate</source>
        <translation>输入 token，估计</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>个请求</translation>
    </message>
    <message>
        <source>as a batch</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>input tokens: not known</source>
        <translation>输入 token：未知</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>逐个发送</translation>
    </message>
    <message>
        <source>one by one: the batch saves {cost}</source>
        <translation>逐个发送：批量可省 {cost}</translation>
    </message>
    <message>
        <source>{what}: no price</source>
        <translation>{what}：没有价格</translation>
    </message>
    <message numerus="yes">
        <source>{what}, without %Ln request(s)</source>
        <translation>
            <numerusform>{what}，不含 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>No highest cost: some requests set no limit to their answers.</source>
        <translation>没有最高费用：有些请求没有限制回答的长度。</translation>
    </message>
    <message>
        <source>At most {cost}, with every answer as long as its request allows.</source>
        <translation>最多 {cost}，即每个回答都达到请求所限的长度。</translation>
    </message>
</context>
<context>
    <name>BatchLimits</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Texts to embed</source>
        <translation>要嵌入的文本</translation>
    </message>
    <message>
        <source>{used} of {most}</source>
        <translation>{used} / {most}</translation>
    </message>
    <message>
        <source>{used} MB of {most} MB</source>
        <translation>{used} MB / {most} MB</translation>
    </message>
    <message>
        <source>too large by {over} MB</source>
        <translation>超出 {over} MB</translation>
    </message>
    <message>
        <source>{over} too many</source>
        <translation>超出 {over}</translation>
    </message>
</context>
<context>
    <name>BatchReport</name>
    <message>
        <source>Batch file {name}</source>
        <translation>批量文件 {name}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Requests not counted</source>
        <translation>未计数的请求</translation>
    </message>
    <message>
        <source>Input tokens, from and to</source>
        <translation>输入 token 范围</translation>
    </message>
    <message>
        <source>As a batch</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐个发送</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
</context>
<context>
    <name>BatchVerdict</name>
    <message>
        <source>Nothing is wrong with this file.</source>
        <translation>这个文件没有问题。</translation>
    </message>
    <message>
        <source>There is no request in this file.</source>
        <translation>这个文件里没有请求。</translation>
    </message>
    <message>
        <source>The file is more than one batch may be: split it.</source>
        <translation>文件超出一次批量的限制：请拆分。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) must be put right first.</source>
        <translation>
            <numerusform>要先改正 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) could not be checked: too little is known of {models}. Look at how that is spelt, or add it to the rates.</source>
        <translation>
            <numerusform>有 %Ln 个请求无法检查：缺少 {models} 的资料。请核对模型名称的拼写，或把它添加到价格表。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Batch File</source>
        <translation>批量文件</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Open as Text</source>
        <translation>作为文本打开(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the &amp;Line</source>
        <translation>打开这一行(&amp;L)</translation>
    </message>
    <message>
        <source>A batch file has one request a line, as OpenAI&apos;s Batch API takes it. Choose one, or drop it here: it is checked, counted and priced on this computer.</source>
        <translation>批量文件每行一个请求，是 OpenAI 批量 API 所用的格式。请选择一个，或拖到这里：检查、计数和计价都在这台电脑上完成。</translation>
    </message>
    <message>
        <source>Checked: every line is a request with an id of its own, all go to one url and one model that takes them, none asks for more tokens than it has, and the file keeps the limits of OpenAI&apos;s Batch API.</source>
        <translation>检查内容：每行都是一个请求，编号各不相同；都发往同一个接口、同一个适用的模型；没有超出模型 token 上限的请求；文件不超出 OpenAI 批量 API 的限制。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Largest requests</source>
        <translation>最大的请求</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Reading and counting: {percent} %</source>
        <translation>正在读取和计数：{percent} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more problem(s) not listed.</source>
        <translation>
            <numerusform>另有 %Ln 个问题未列出。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batching</name>
    <message>
        <source>Batch files (*.jsonl);;All files (*)</source>
        <translation>批量文件 (*.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a Batch File</source>
        <translation>选择批量文件</translation>
    </message>
</context>
<context>
    <name>BillsModel</name>
    <message>
        <source>Learnt</source>
        <translation>校准于</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>BudgetState</name>
    <message>
        <source>Within the budget</source>
        <translation>在预算之内</translation>
    </message>
    <message>
        <source>Over the budget, even without any text</source>
        <translation>即使没有任何文字也超出预算</translation>
    </message>
    <message>
        <source>Over by {tokens} tokens</source>
        <translation>超出 {tokens} 个 token</translation>
    </message>
    <message>
        <source>{over}: {cost} a call</source>
        <translation>{over}：每次调用 {cost}</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>显示位置</translation>
    </message>
</context>
<context>
    <name>CachedPrefix</name>
    <message>
        <source>Show where</source>
        <translation>显示位置</translation>
    </message>
    <message>
        <source>The beginning of the request can stay cached.</source>
        <translation>请求的开头可以一直缓存。</translation>
    </message>
    <message>
        <source>The first {tokens} tokens stay the same: the model has no price for cached ones.</source>
        <translation>前 {tokens} 个 token 保持不变：这个模型没有缓存价格。</translation>
    </message>
    <message>
        <source>The first {tokens} tokens stay the same: too few to be cached.</source>
        <translation>前 {tokens} 个 token 保持不变，但太少，无法缓存。</translation>
    </message>
    <message>
        <source>The first {tokens} tokens can stay cached.</source>
        <translation>前 {tokens} 个 token 可以一直缓存。</translation>
    </message>
    <message>
        <source>The first {tokens} tokens can stay cached, which saves {cost} a call.</source>
        <translation>前 {tokens} 个 token 可以一直缓存，每次调用节省 {cost}。</translation>
    </message>
</context>
<context>
    <name>Caching</name>
    <message>
        <source>Add Versions</source>
        <translation>添加版本</translation>
    </message>
    <message>
        <source>This prompt</source>
        <translation>当前提示词</translation>
    </message>
    <message>
        <source>The baseline</source>
        <translation>基准版本</translation>
    </message>
</context>
<context>
    <name>CachingPage</name>
    <message>
        <source>A provider keeps what calls begin with, and reads it again for less. Add other versions of the prompt, or a batch file, to see how far they begin alike.</source>
        <translation>提供商会保存多次调用相同的开头，再次读取时价格更低。添加提示词的其他版本或批量文件，看看它们的开头有多长是相同的。</translation>
    </message>
    <message>
        <source>A&amp;dd Files…</source>
        <translation>添加文件(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Leave the Files</source>
        <translation>去掉文件(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;how Where</source>
        <translation>显示位置(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Found in the cache</source>
        <translation>命中缓存的调用(&amp;F)</translation>
    </message>
    <message>
        <source>Percent of calls found in the cache</source>
        <translation>命中缓存的调用所占百分比</translation>
    </message>
    <message>
        <source>% of the calls:</source>
        <translation>%：</translation>
    </message>
    <message>
        <source>&amp;Kept for</source>
        <translation>保存时长(&amp;K)</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>How long the beginning is kept</source>
        <translation>开头保存多久</translation>
    </message>
    <message>
        <source>Versions that are compared</source>
        <translation>参与比较的版本</translation>
    </message>
    <message>
        <source>What a cache saves, by the number of calls</source>
        <translation>缓存节省多少，按调用次数</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Comparing… {percent}</source>
        <translation>正在比较… {percent}</translation>
    </message>
    <message>
        <source>There is no prompt yet.</source>
        <translation>还没有提示词。</translation>
    </message>
    <message>
        <source>tokens begin alike</source>
        <translation>个 token 的开头相同</translation>
    </message>
    <message>
        <source>tokens begin alike, {share}</source>
        <translation>个 token 的开头相同，占 {share}</translation>
    </message>
    <message>
        <source>a call without a cache</source>
        <translation>不用缓存的一次调用</translation>
    </message>
    <message>
        <source>one that fills it</source>
        <translation>写入缓存的一次</translation>
    </message>
    <message>
        <source>one that finds it</source>
        <translation>命中缓存的一次</translation>
    </message>
    <message>
        <source>times found until it pays</source>
        <translation>次命中即可回本</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Caching</source>
        <translation>缓存</translation>
    </message>
</context>
<context>
    <name>CachingWords</name>
    <message>
        <source>One prompt alone: taken to stay the same up to line {line}, column {column}, by its placeholders, dates and turns.</source>
        <translation>只有一个提示词：按其中的占位符、日期和对话轮次推断，到第 {line} 行第 {column} 列为止保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts begin alike up to line {line}, column {column}.</source>
        <translation>
            <numerusform>%Ln 个提示词到第 {line} 行第 {column} 列为止相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed; a call is as long as all are on the average.</source>
        <translation>
            <numerusform>只列出前 %Ln 个；单次调用的长度取全部的平均值。</numerusform>
        </translation>
    </message>
    <message>
        <source>can be cached</source>
        <translation>个可以缓存</translation>
    </message>
    <message>
        <source>can be cached, from {least} on</source>
        <translation>个可以缓存，至少 {least} 个</translation>
    </message>
    <message>
        <source>can be cached, from {least} on, {step} at a time</source>
        <translation>个可以缓存，至少 {least} 个，每次增加 {step} 个</translation>
    </message>
    <message>
        <source>The model has no price.</source>
        <translation>这个模型没有价格。</translation>
    </message>
    <message>
        <source>Too few tokens begin alike: {least} are the fewest that are kept.</source>
        <translation>相同的开头太短：至少要有 {least} 个 token 才会保存。</translation>
    </message>
    <message>
        <source>Nothing begins alike.</source>
        <translation>开头没有相同之处。</translation>
    </message>
    <message>
        <source>This model has no lower price for what is cached.</source>
        <translation>这个模型读取缓存没有更低的价格。</translation>
    </message>
    <message>
        <source>Filling the cache costs nothing more: the first call that finds it saves.</source>
        <translation>写入缓存不另收费：第一次命中就开始省钱。</translation>
    </message>
    <message numerus="yes">
        <source>Filling the cache costs more: it pays once %Ln call(s) found it.</source>
        <translation>
            <numerusform>写入缓存要多付费：命中 %Ln 次后回本。</numerusform>
        </translation>
    </message>
    <message>
        <source>By the standard prices of {model}, for calls sent one by one.</source>
        <translation>按 {model} 的标准价格，逐个发送调用计算。</translation>
    </message>
    <message>
        <source>The file asks for {asked}: choose that model to see what it keeps and costs.</source>
        <translation>文件要用的是 {asked}：选择该模型即可查看它能缓存多少、费用多少。</translation>
    </message>
    <message>
        <source>{saved} less</source>
        <translation>少 {saved}</translation>
    </message>
    <message>
        <source>{saved} more</source>
        <translation>多 {saved}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) a month cost {cached}, without a cache {plain}: {less}.</source>
        <translation>
            <numerusform>每月 %Ln 次调用共 {cached}，不用缓存则为 {plain}：{less}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CausesTable</name>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Size of input</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>您自定</translation>
    </message>
    <message>
        <source>deleted by you</source>
        <translation>您已删除</translation>
    </message>
    <message>
        <source>{model} (retired)</source>
        <translation>{model}（已停用）</translation>
    </message>
    <message>
        <source>{model} (until {day})</source>
        <translation>{model}（{day}将停用）</translation>
    </message>
    <message>
        <source>{day} (coming)</source>
        <translation>{day}（未生效）</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>As for smaller inputs</source>
        <translation>与较短的输入相同</translation>
    </message>
    <message>
        <source>{source}: {price}. {other}: {other_price}.</source>
        <translation>{source}：{price}。{other}：{other_price}。</translation>
    </message>
    <message>
        <source>{source}: {price}. {other}: {other_price} above {tokens}.</source>
        <translation>{source}：{price}。{other}：超过 {tokens} 时 {other_price}。</translation>
    </message>
    <message>
        <source>You took this price away. Shipped: {rate}</source>
        <translation>您去掉了此价格。原价：{rate}</translation>
    </message>
    <message>
        <source>Your own price. Shipped: {rate}</source>
        <translation>您自定的价格。原价：{rate}</translation>
    </message>
    <message>
        <source>Your own price. None was shipped.</source>
        <translation>您自定的价格。应用未附带价格。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>read today</source>
        <translation>今天读取</translation>
    </message>
    <message>
        <source>{tokens} tokens of context</source>
        <translation>上下文 {tokens} 个 token</translation>
    </message>
    <message>
        <source>{tokens} tokens of input at most</source>
        <translation>输入最多 {tokens} 个 token</translation>
    </message>
    <message>
        <source>{tokens} tokens of output at most</source>
        <translation>输出最多 {tokens} 个 token</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低收费</translation>
    </message>
    <message>
        <source>per request</source>
        <translation>每次请求</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>{cost} a call</source>
        <translation>每次调用 {cost}</translation>
    </message>
    <message>
        <source>{cost} a month</source>
        <translation>每月 {cost}</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>One change</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Of the total</source>
        <translation>占总额</translation>
    </message>
    <message>
        <source>costs {more} more</source>
        <translation>多花 {more}</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Of it cached</source>
        <translation>其中缓存</translation>
    </message>
    <message>
        <source>Turns left out</source>
        <translation>省略的轮次</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>With a cache</source>
        <translation>使用缓存</translation>
    </message>
    <message>
        <source>So far, with a cache</source>
        <translation>使用缓存累计</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>&amp;Instructions</source>
        <translation>指令(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>提问(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>回答(&amp;A)</translation>
    </message>
    <message>
        <source>Tur&amp;ns</source>
        <translation>轮数(&amp;N)</translation>
    </message>
    <message>
        <source>At &amp;most a call</source>
        <translation>每次调用上限(&amp;M)</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <source>&amp;Earlier turns are sent again</source>
        <translation>重新发送之前的轮次(&amp;E)</translation>
    </message>
    <message>
        <source>As Long as the P&amp;rompt</source>
        <translation>与提示词等长(&amp;R)</translation>
    </message>
    <message>
        <source>Calls of the chat</source>
        <translation>对话的各次调用</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A chat</source>
        <translation>一段对话</translation>
    </message>
    <message>
        <source>A chat with {model} sends all that was said before with each turn. What a call begins with like the one before can be read from a cache, where the provider has one. All sizes are in tokens.</source>
        <translation>与 {model} 的对话，每一轮都会重新发送之前的全部内容。与上一次调用相同的开头，在提供商支持时可从缓存读取。所有长度均以 token 计。</translation>
    </message>
    <message>
        <source>The model has no price.</source>
        <translation>该模型没有价格。</translation>
    </message>
    <message>
        <source>One turn does not fit into a call.</source>
        <translation>一轮内容放不进一次调用。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s): {plain}, or {cached} with a cache</source>
        <translation>
            <numerusform>%Ln 轮：{plain}，使用缓存为 {cached}</numerusform>
        </translation>
    </message>
    <message>
        <source>its answers have {most} tokens at most</source>
        <translation>该模型的回答最多 {most} 个 token</translation>
    </message>
    <message>
        <source>from how many tokens on it caches is not known</source>
        <translation>该模型从多少 token 起可缓存尚不清楚</translation>
    </message>
</context>
<context>
    <name>CommandButton</name>
    <message>
        <source>⌕ Command palette ({keys})</source>
        <translation>⌕ 命令面板（{keys}）</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search every command, model and recent file</source>
        <translation>搜索所有命令、模型和最近的文件</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search commands, models and files</source>
        <translation>搜索命令、模型和文件</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln 个命令</numerusform>
        </translation>
    </message>
    <message>
        <source>No command found</source>
        <translation>没有找到命令</translation>
    </message>
</context>
<context>
    <name>CommandRows</name>
    <message>
        <source>on</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>not available now</source>
        <translation>当前不可用</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤消(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: {step}</source>
        <translation>撤消(&amp;U)：{step}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: {step}</source>
        <translation>重做(&amp;R)：{step}</translation>
    </message>
    <message>
        <source>&amp;Rates</source>
        <translation>价格(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Add &amp;Model…</source>
        <translation>添加模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Add &amp;Plan…</source>
        <translation>添加方案(&amp;P)…</translation>
    </message>
    <message>
        <source>Add Price from a &amp;Day…</source>
        <translation>添加某日起的价格(&amp;D)…</translation>
    </message>
    <message>
        <source>Add &amp;Class…</source>
        <translation>添加服务等级(&amp;C)…</translation>
    </message>
    <message>
        <source>Add &amp;Size…</source>
        <translation>添加输入长度(&amp;S)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>复制为新行(&amp;U)…</translation>
    </message>
    <message>
        <source>M&amp;odel…</source>
        <translation>模型(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Look for &amp;Newer Rates…</source>
        <translation>查找新价格(&amp;N)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Delete Rows</source>
        <translation>删除行(&amp;D)</translation>
    </message>
    <message>
        <source>Reset C&amp;ells</source>
        <translation>还原单元格(&amp;E)</translation>
    </message>
    <message>
        <source>Reset Ro&amp;ws</source>
        <translation>还原行(&amp;W)</translation>
    </message>
    <message>
        <source>Reset &amp;All…</source>
        <translation>全部还原(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;All Rows</source>
        <translation>所有行(&amp;A)</translation>
    </message>
    <message>
        <source>Only &amp;Mine</source>
        <translation>仅自定(&amp;M)</translation>
    </message>
    <message>
        <source>Only &amp;Changed</source>
        <translation>仅已更改(&amp;C)</translation>
    </message>
    <message>
        <source>All Me&amp;ters</source>
        <translation>所有计量项(&amp;T)</translation>
    </message>
</context>
<context>
    <name>CompareReport</name>
    <message>
        <source>Models for this prompt</source>
        <translation>这段提示词可用的模型</translation>
    </message>
    <message>
        <source>Models for {prompt}</source>
        <translation>{prompt} 的模型对比</translation>
    </message>
    <message>
        <source>a prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Calls a month</source>
        <translation>每月调用次数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message numerus="yes">
        <source>Expected output: %Ln token(s) a call.</source>
        <translation>
            <numerusform>预计输出：每次调用 %Ln 个 token。</numerusform>
        </translation>
    </message>
    <message>
        <source>Prices are of the sources named; tokens marked with ≈ may differ, as far as said.</source>
        <translation>价格取自所列来源；带 ≈ 的 token 数可能有出入，范围见各行。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Fewest</source>
        <translation>最少</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Input, per million</source>
        <translation>输入（每百万）</translation>
    </message>
    <message>
        <source>Output, per million</source>
        <translation>输出（每百万）</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>your own rate</source>
        <translation>您设定的价格</translation>
    </message>
    <message>
        <source>{source}, {day}</source>
        <translation>{source}，{day}</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare Models</source>
        <translation>比较模型</translation>
    </message>
    <message>
        <source>Filter by model, provider or note</source>
        <translation>按模型、提供商或备注筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Class of service</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有等级</translation>
    </message>
    <message>
        <source>That &amp;fit</source>
        <translation>能放下的(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;avourites</source>
        <translation>收藏(&amp;A)</translation>
    </message>
    <message>
        <source>Models for this prompt</source>
        <translation>这段提示词可用的模型</translation>
    </message>
    <message>
        <source>&amp;Use This Model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Ways of paying</source>
        <translation>付费方式</translation>
    </message>
    <message>
        <source>A chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Caching</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The cheapest that fits: {model}, {class_}, {cost} a call</source>
        <translation>能放下的最便宜模型：{model}，{class_}，每次调用 {cost}</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>cheapest that fits</source>
        <translation>能放下的最便宜</translation>
    </message>
    <message>
        <source>window not known</source>
        <translation>窗口大小未知</translation>
    </message>
    <message>
        <source>counted as plain text</source>
        <translation>按纯文本计数</translation>
    </message>
    <message>
        <source>does not fit: {most} of input at most</source>
        <translation>放不下：输入最多 {most}</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>may not fit</source>
        <translation>可能放不下</translation>
    </message>
    <message>
        <source>price from {tokens} tokens on</source>
        <translation>自 {tokens} 个 token 起的价格</translation>
    </message>
    <message>
        <source>retired on {day}</source>
        <translation>已于 {day}停用</translation>
    </message>
    <message>
        <source>retires on {day}</source>
        <translation>将于 {day}停用</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>no favourite</source>
        <translation>未收藏</translation>
    </message>
</context>
<context>
    <name>CountFigure</name>
    <message>
        <source>Share of the context window</source>
        <translation>占上下文窗口的比例</translation>
    </message>
    <message>
        <source>{problem} It is counted as plain text.</source>
        <translation>{problem}现按纯文本统计。</translation>
    </message>
    <message numerus="yes">
        <source>token(s)</source>
        <translation>
            <numerusform>token</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} {tokens}, {kind}</source>
        <translation>{number} 个 {tokens}，{kind}</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>统计中</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>The vocabulary of {model} could not be loaded.</source>
        <translation>未能载入 {model} 的词表。</translation>
    </message>
    <message>
        <source>The text is being counted with {encoding}.</source>
        <translation>正在用 {encoding} 统计文本。</translation>
    </message>
    <message>
        <source>The request or its attachments are being counted.</source>
        <translation>正在计算请求或附件。</translation>
    </message>
    <message>
        <source>The vocabulary of {model} is being loaded.</source>
        <translation>正在载入 {model} 的词表。</translation>
    </message>
    <message>
        <source>The context window of this model is not known</source>
        <translation>此模型的上下文窗口大小未知</translation>
    </message>
    <message>
        <source>{share} of {window}</source>
        <translation>上下文窗口 {window} 的 {share}</translation>
    </message>
    <message>
        <source>Over by {over}: the input may be {limit} at most</source>
        <translation>超出 {over}：输入最多 {limit}</translation>
    </message>
    <message>
        <source>Over by {over}</source>
        <translation>超出 {over}</translation>
    </message>
    <message>
        <source>Over by {over} with the expected output</source>
        <translation>加上预计输出，超出 {over}</translation>
    </message>
    <message>
        <source>Counted as plain text</source>
        <translation>已按纯文本统计</translation>
    </message>
    <message>
        <source>Recognise requests</source>
        <translation>识别请求</translation>
    </message>
    <message>
        <source>Chat request</source>
        <translation>聊天请求</translation>
    </message>
    <message>
        <source>Count as plain text</source>
        <translation>按纯文本统计</translation>
    </message>
    <message>
        <source>Count for {model}</source>
        <translation>按 {model} 统计</translation>
    </message>
    <message>
        <source>Learn from a bill…</source>
        <translation>用账单校准…</translation>
    </message>
    <message>
        <source>at least {over}</source>
        <translation>至少 {over}</translation>
    </message>
    <message>
        <source>May not fit: it may be {most}</source>
        <translation>可能放不下：最多可达 {most}</translation>
    </message>
    <message>
        <source>May not fit: it may be {most} with the expected output</source>
        <translation>可能放不下：连同预期输出最多可达 {most}</translation>
    </message>
</context>
<context>
    <name>DaysTable</name>
    <message>
        <source>Day (UTC)</source>
        <translation>日期 (UTC)</translation>
    </message>
    <message>
        <source>By the rate book</source>
        <translation>按价格表</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>日期不明</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Both</source>
        <translation>前后对照</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>… {count} characters …</source>
        <translation>…… {count} 个字符 ……</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>For</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Today’s rates</source>
        <translation>现行价格</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Retried calls</source>
        <translation>重试的调用</translation>
    </message>
</context>
<context>
    <name>DifferencesTable</name>
    <message>
        <source>Day (UTC)</source>
        <translation>日期 (UTC)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>By the rate book</source>
        <translation>按价格表</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
</context>
<context>
    <name>EndLines</name>
    <message>
        <source>budget ends here</source>
        <translation>预算到此为止</translation>
    </message>
    <message>
        <source>cached up to here</source>
        <translation>可缓存到此</translation>
    </message>
</context>
<context>
    <name>EstimateWords</name>
    <message numerus="yes">
        <source>%n bill(s) of yours: {tokens} tokens more, which frame a message.</source>
        <translation>
            <numerusform>您的 %n 份账单：多 {tokens} 个 token，是消息的格式开销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) of yours: {tokens} tokens fewer.</source>
        <translation>
            <numerusform>您的 %n 份账单：少 {tokens} 个 token。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) of yours: as many tokens.</source>
        <translation>
            <numerusform>您的 %n 份账单：token 数相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, {share} more than a count with {encoding}.</source>
        <translation>
            <numerusform>依据您的 %n 份账单，比用 {encoding} 计数多 {share}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, {share} less than a count with {encoding}.</source>
        <translation>
            <numerusform>依据您的 %n 份账单，比用 {encoding} 计数少 {share}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, the same as a count with {encoding}.</source>
        <translation>
            <numerusform>依据您的 %n 份账单，与用 {encoding} 计数相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The vocabulary of {model} is not public. Counted with {encoding}, times {likely} ({low} to {high}) for {scripts}.</source>
        <translation>{model} 的词表没有公开。用 {encoding} 计数，{scripts}按 {likely} 倍（{low} 至 {high}）折算。</translation>
    </message>
    <message>
        <source>Digits are counted one by one.</source>
        <translation>数字逐位计数。</translation>
    </message>
    <message>
        <source>Digits may be counted one by one.</source>
        <translation>数字可能逐位计数。</translation>
    </message>
    <message>
        <source>Factor {name}: {source}, {date}</source>
        <translation>系数 {name}：{source}，{date}</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>拉丁字母</translation>
    </message>
    <message>
        <source>Chinese, Japanese or Korean</source>
        <translation>中日韩文字</translation>
    </message>
    <message>
        <source>other scripts</source>
        <translation>其他文字</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Measured with its own vocabulary.</source>
        <translation>用它自己的词表测得。</translation>
    </message>
    <message>
        <source>As others measured it.</source>
        <translation>由他人测得。</translation>
    </message>
    <message>
        <source>Measured with the vocabularies that it is said to be built on.</source>
        <translation>用据称它所基于的词表测得。</translation>
    </message>
    <message>
        <source>No factor is known for it: the range is that of every vocabulary that was measured.</source>
        <translation>没有已知的系数：范围涵盖所有测过的词表。</translation>
    </message>
</context>
<context>
    <name>ExchangesModel</name>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Worth in US dollars</source>
        <translation>折合美元</translation>
    </message>
    <message>
        <source>Of the day</source>
        <translation>汇率日期</translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message>
        <source>The app could not start.</source>
        <translation>应用无法启动。</translation>
    </message>
    <message>
        <source>Something Went Wrong</source>
        <translation>出现故障</translation>
    </message>
    <message>
        <source>Something in the app failed. What you did last may not be done.</source>
        <translation>应用出现故障，刚才的操作可能没有完成。</translation>
    </message>
    <message>
        <source>Your text is kept.</source>
        <translation>您的文本已保存。</translation>
    </message>
    <message>
        <source>Your text could not be kept. Copy it to a safe place before you quit.</source>
        <translation>您的文本未能保存。退出之前，请先把它复制到别处。</translation>
    </message>
    <message>
        <source>What failed is in the log, without a word of your text: {path}</source>
        <translation>故障详情已写入日志，其中没有您的文本：{path}</translation>
    </message>
    <message>
        <source>The log could not be written: {path}</source>
        <translation>无法写入日志：{path}</translation>
    </message>
    <message>
        <source>Open the &amp;Log&apos;s Folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>FigureAnnouncer</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>about {tokens}</source>
        <translation>约 {tokens}</translation>
    </message>
    <message>
        <source>{tokens}, no price</source>
        <translation>{tokens}，无价格</translation>
    </message>
    <message>
        <source>{tokens}, {cost} a call</source>
        <translation>{tokens}，每次调用 {cost}</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>a call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Calls a month</source>
        <translation>每月调用次数</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>{cost} a call</source>
        <translation>每次 {cost}</translation>
    </message>
    <message numerus="yes">
        <source>call(s) a month</source>
        <translation>
            <numerusform>次调用／月</numerusform>
        </translation>
    </message>
    <message>
        <source>{cost} a month</source>
        <translation>每月 {cost}</translation>
    </message>
    <message>
        <source>Edit the rates</source>
        <translation>编辑价格</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Rates: {source}, {date}, {age}</source>
        <translation>价格：{source}，{date}，{age}</translation>
    </message>
    <message>
        <source>explain</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Explain the cost of a call</source>
        <translation>说明单次调用的费用</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>组成</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>精简</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 个，共 {total} 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FitParts</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Drag a row, or move it with Alt and the arrow keys.</source>
        <translation>拖动一行，或用 Alt 加方向键移动。</translation>
    </message>
</context>
<context>
    <name>FitWindow</name>
    <message>
        <source>Fit to Budget</source>
        <translation>压到预算内</translation>
    </message>
    <message>
        <source>What may lose something</source>
        <translation>可以删减的部分</translation>
    </message>
    <message>
        <source>The first goes first: drag to move, or use Alt with an arrow. What is not checked stays whole.</source>
        <translation>排在前面的先删减，可拖动或用 Alt 加方向键调整；未勾选的保持完整。</translation>
    </message>
    <message>
        <source>What may lose something, the first first</source>
        <translation>可以删减的部分，按先后排列</translation>
    </message>
    <message>
        <source>Cut &amp;from</source>
        <translation>删减位置(&amp;F)</translation>
    </message>
    <message>
        <source>the middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>nowhere: rules alone</source>
        <translation>不删减，只用规则</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>删减内容</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Preview…</source>
        <translation>预览(&amp;P)…</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Cut: {part}</source>
        <translation>删减：{part}</translation>
    </message>
    <message>
        <source>loses something</source>
        <translation>有所损失</translation>
    </message>
    <message>
        <source>keeps the meaning</source>
        <translation>保留原意</translation>
    </message>
    <message>
        <source>This is within the budget.</source>
        <translation>已在预算以内。</translation>
    </message>
    <message>
        <source>Still over by {tokens} tokens. Let more go here, or choose more rules.</source>
        <translation>仍超出 {tokens} 个 token。请允许删减更多部分，或选择更多规则。</translation>
    </message>
</context>
<context>
    <name>ForecastModel</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message>
        <source>Paste the calls of each month, as many months as you have. The costs take the average call of the scenario.</source>
        <translation>粘贴每月的调用次数，月份越多越好。费用按场景中每次调用的平均费用计算。</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>History of monthly calls</source>
        <translation>每月调用次数的历史</translation>
    </message>
    <message>
        <source>E&amp;xample</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>Months to come</source>
        <translation>未来各月</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln month(s)</source>
        <translation>
            <numerusform>%Ln 个月后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastTab</name>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormulaPage</name>
    <message>
        <source>Formula</source>
        <translation>文章公式</translation>
    </message>
    <message>
        <source>By the article’s formula, {formula}</source>
        <translation>按文章的公式 {formula}</translation>
    </message>
    <message>
        <source>The article “OpenAI Token Billing and Calculation” charges such calls by tokens of computing and by time, in place of prices by the token.</source>
        <translation>文章《OpenAI Token 计费与计算》按计算 token 数和时间收费，而不是按 token 单价收费。</translation>
    </message>
    <message>
        <source>A number without a currency: p is a factor without a unit.</source>
        <translation>结果没有货币单位：p 是一个没有单位的系数。</translation>
    </message>
    <message>
        <source>By the token, as this scenario is billed: {calls} calls in the first {days} days cost {cost}, which is {each} a call.</source>
        <translation>按 token 计费（本场景的方式）：前 {days} 天 {calls} 次调用共 {cost}，每次 {each}。</translation>
    </message>
    <message>
        <source>The whole, line by line:</source>
        <translation>全部费用逐项如下：</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>读取结果</translation>
    </message>
</context>
<context>
    <name>GroupTable</name>
    <message numerus="yes">
        <source>%Ln request(s) not counted. {note}</source>
        <translation>
            <numerusform>有 %Ln 个请求无法计数。{note}</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>回答 token</translation>
    </message>
    <message>
        <source>As a batch</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐个发送</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格来源</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>搜索所有页面</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助目录</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>返回上一页</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitsRow</name>
    <message>
        <source>Worked out</source>
        <translation>自动计算</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>自行填写</translation>
    </message>
</context>
<context>
    <name>HitsTable</name>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Without a cache</source>
        <translation>不用缓存</translation>
    </message>
    <message>
        <source>With the cache</source>
        <translation>使用缓存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节省</translation>
    </message>
</context>
<context>
    <name>HourBars</name>
    <message>
        <source>{hour}:00: {share} % of the day&apos;s calls</source>
        <translation>{hour}:00：占全天调用的 {share}%</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>What the file would change</source>
        <translation>文件将带来的更改</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rate or fact</source>
        <translation>价格或属性</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现值</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows that are refused</source>
        <translation>未接受的行</translation>
    </message>
    <message>
        <source>&amp;Take the file&apos;s also where I set something else</source>
        <translation>我设定过的也以文件为准(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) can&apos;t be taken:</source>
        <translation>
            <numerusform>有 %Ln 行无法接受：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %Ln Change(s)</source>
        <translation>
            <numerusform>应用 %Ln 项更改(&amp;A)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>{what}, from {tokens} input tokens</source>
        <translation>{what}，输入自 {tokens} 个 token 起</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>Largest input</source>
        <translation>最大输入</translation>
    </message>
    <message>
        <source>Largest output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>停用日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>计数方式</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Minimum charge</source>
        <translation>最低收费</translation>
    </message>
    <message>
        <source>The file says what the rates say already.</source>
        <translation>文件内容与现有价格一致。</translation>
    </message>
    <message>
        <source>{added} new, {changed} changed, {same} as they are.</source>
        <translation>新增 {added} 项，更改 {changed} 项，{same} 项不变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln that you set otherwise stay(s).</source>
        <translation>
            <numerusform>您另行设定的 %Ln 项保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passed over, %Ln row(s) of other providers: {names}.</source>
        <translation>
            <numerusform>略过其他提供商的 %Ln 行：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a place here: {names}.</source>
        <translation>此处无对应项：{names}。</translation>
    </message>
    <message>
        <source>Dearer regions</source>
        <translation>加价地区</translation>
    </message>
    <message>
        <source>A new provider: {name}.</source>
        <translation>新的提供商：{name}。</translation>
    </message>
    <message>
        <source>A new provider: {name}. Was {near} meant?</source>
        <translation>新的提供商：{name}。是否应为 {near}？</translation>
    </message>
    <message>
        <source>A new class: {name}.</source>
        <translation>新的服务等级：{name}。</translation>
    </message>
    <message>
        <source>A new class: {name}. Was {near} meant?</source>
        <translation>新的服务等级：{name}。是否应为 {near}？</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Use the Pr&amp;ompt</source>
        <translation>使用当前提示词(&amp;O)</translation>
    </message>
    <message>
        <source>Take the text in the editor; {{name}} in it is a place for a value</source>
        <translation>采用编辑器中的文本；其中的 {{name}} 是放值的位置</translation>
    </message>
    <message>
        <source>Choose &amp;Values…</source>
        <translation>选择取值文件(&amp;V)…</translation>
    </message>
    <message>
        <source>A CSV or JSON Lines file with a column for each {{name}} of the prompt</source>
        <translation>CSV 或 JSON Lines 文件，提示词中的每个 {{name}} 对应一列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {file}: {least} to {most} tokens</source>
        <translation>
            <numerusform>{file} 的 %Ln 行：{least} 到 {most} 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompt has places for {names}. Choose a file with their values.</source>
        <translation>提示词中有变量 {names}，请选择包含其取值的文件。</translation>
    </message>
    <message>
        <source>The prompt as it was taken</source>
        <translation>采用时的提示词</translation>
    </message>
</context>
<context>
    <name>LargestTable</name>
    <message>
        <source>Input tokens</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>Launches</name>
    <message>
        <source>Another window of Token Estimator is open and does not answer. This one has prompts of its own.</source>
        <translation>Token Estimator 的另一个窗口没有响应。此窗口使用自己的提示词。</translation>
    </message>
</context>
<context>
    <name>LearnWindow</name>
    <message>
        <source>Learn from a Bill</source>
        <translation>用账单校准</translation>
    </message>
    <message>
        <source>Paste the usage that came with the answer to this prompt, or all of the answer.</source>
        <translation>粘贴此提示词的响应中的用量部分，或整个响应。</translation>
    </message>
    <message>
        <source>Usage of the answer</source>
        <translation>响应中的用量</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Learnt so far</source>
        <translation>已有的校准</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Only these numbers are kept, on this computer. No text of a prompt is.</source>
        <translation>只在本机保留这些数字，不保留提示词的文本。</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已保留。</translation>
    </message>
    <message>
        <source>The answer is of {model}, which is not one of the models here.</source>
        <translation>响应来自 {model}，不在可选的模型之中。</translation>
    </message>
    <message>
        <source>{read} You count for {chosen}.</source>
        <translation>{read}当前按 {chosen} 计数。</translation>
    </message>
    <message>
        <source>Count for {model}</source>
        <translation>按 {model} 计数</translation>
    </message>
    <message numerus="yes">
        <source>Billed: %Ln input token(s).</source>
        <translation>
            <numerusform>计费：%Ln 个输入 token。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{model} billed %Ln input token(s).</source>
        <translation>
            <numerusform>{model} 计费 %Ln 个输入 token。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %Ln of them cached.</source>
        <translation>
            <numerusform>其中 %Ln 个来自缓存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted here: {local} with {encoding}. Difference: {off}.</source>
        <translation>本机计数：{local}（{encoding}）。差异：{off}。</translation>
    </message>
</context>
<context>
    <name>LookUpWindow</name>
    <message>
        <source>Look for Newer Rates</source>
        <translation>查找新价格</translation>
    </message>
    <message>
        <source>Fetches a file of rates once, when you press the button. You then see what it would change, and take what you want. The app asks for nothing by itself.</source>
        <translation>按下按钮时获取一次价格文件，然后显示它会改变什么，由您选择。应用不会自行联网。</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>地址(&amp;D)</translation>
    </message>
    <message>
        <source>Address of the file of rates</source>
        <translation>价格文件的地址</translation>
    </message>
    <message>
        <source>&amp;Usual Address</source>
        <translation>默认地址(&amp;U)</translation>
    </message>
    <message>
        <source>The file of prices that the project genai-prices publishes</source>
        <translation>genai-prices 项目公布的价格文件</translation>
    </message>
    <message>
        <source>&amp;Look Now</source>
        <translation>立即查找(&amp;L)</translation>
    </message>
    <message>
        <source>How much of the file has come</source>
        <translation>文件接收进度</translation>
    </message>
    <message>
        <source>{host} is sent the request for this file and nothing else: no prompt, no rate, no name. As with any web page, it sees the network address of your computer.</source>
        <translation>只会向 {host} 请求这个文件，不发送其他任何内容：没有提示词，没有价格，没有姓名。与访问网页一样，对方能看到您电脑的网络地址。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>New prompt</source>
        <translation>新提示词</translation>
    </message>
    <message>
        <source>{name}[*] – Token Estimator</source>
        <translation>{name}[*] – Token Estimator</translation>
    </message>
</context>
<context>
    <name>MetersModel</name>
    <message>
        <source>Meter</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>Price for</source>
        <translation>计价单位</translation>
    </message>
    <message>
        <source>Rounded up to</source>
        <translation>向上取整到</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>In a request</source>
        <translation>请求中的名称</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>不取整</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model: type to search</source>
        <translation>模型：输入即可搜索</translation>
    </message>
    <message>
        <source>{model} (retired {day})</source>
        <translation>{model}（{day}停用）</translation>
    </message>
    <message>
        <source>{model} (until {day})</source>
        <translation>{model}（{day}将停用）</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
</context>
<context>
    <name>MoneyTable</name>
    <message>
        <source>For</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Retried calls</source>
        <translation>重试的调用</translation>
    </message>
    <message>
        <source>{what}, more than {tokens} tokens</source>
        <translation>{what}（超过 {tokens} 个 token）</translation>
    </message>
    <message>
        <source>{source}, read on {day}</source>
        <translation>{source}，读取于 {day}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Sample…</source>
        <translation>样本…</translation>
    </message>
    <message>
        <source>A log of answers, a CSV file with a column named output_tokens, or one number a line: the likely value becomes the mean, low and high the tenth and the ninetieth percentile</source>
        <translation>回答的日志、含有 output_tokens 列的 CSV 文件，或每行一个数字的文件：可能值取平均数，低值和高值取第 10 和第 90 百分位数</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} 个 token</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Parts of the prompt</source>
        <translation>提示词的组成部分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation>
            <numerusform>%Ln 个组成部分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeriodPage</name>
    <message>
        <source>By date</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>按日</translation>
    </message>
</context>
<context>
    <name>PeriodTable</name>
    <message>
        <source>From</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Meter</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>For</source>
        <translation>计价单位</translation>
    </message>
    <message>
        <source>Add a &amp;Line</source>
        <translation>添加一项(&amp;L)</translation>
    </message>
    <message>
        <source>GPU hours</source>
        <translation>GPU 小时</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
</context>
<context>
    <name>PlanNotes</name>
    <message>
        <source>What the formula leaves open</source>
        <translation>公式未说明之处</translation>
    </message>
    <message>
        <source>How bills work today</source>
        <translation>如今的实际计费方式</translation>
    </message>
    <message>
        <source>For text, providers charge tokens by class, such as input, cached input and output, each at a rate per million. The time of a call is not charged. A token is a piece of a byte-pair vocabulary, often part of a word, not a word.</source>
        <translation>对于文本，提供商按类别（如输入、缓存输入、输出）对 token 计费，每类各有每百万 token 的价格，不按调用时间收费。token 是字节对编码词表中的片段，往往只是词的一部分，并不等于一个词。</translation>
    </message>
    <message>
        <source>Show the &amp;Rates</source>
        <translation>查看价格表(&amp;R)</translation>
    </message>
    <message>
        <source>It gives p no unit, so the result is no amount of money. Its second term counts the time of one call only, however many requests there are. The formula itself has no days: its second example adds them, and d is 1 in the first.</source>
        <translation>公式没有给出 p 的单位，所以结果不是金额。无论有多少次请求，第二项都只计一次调用的时间。原公式没有天数：示例二才乘以天数，示例一中 d 为 1。</translation>
    </message>
</context>
<context>
    <name>PlanTerm</name>
    <message>
        <source>{term}: {sum}</source>
        <translation>{term}：{sum}</translation>
    </message>
</context>
<context>
    <name>PlanWindow</name>
    <message>
        <source>Compute-Time Plan</source>
        <translation>计算时长计费</translation>
    </message>
    <message>
        <source>The formula of the article “OpenAI Token Billing and Calculation”, computed exactly. It charges tokens of computing, and the time of calls.</source>
        <translation>《OpenAI Token 计费与计算》一文的公式，精确计算。它按计算 token 数和调用时间计费。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Your own figures</source>
        <translation>自定数值</translation>
    </message>
    <message>
        <source>Formula: {it}</source>
        <translation>公式：{it}</translation>
    </message>
    <message>
        <source>A number without a currency: p is a factor without a unit.</source>
        <translation>结果没有货币单位：p 是没有单位的系数。</translation>
    </message>
    <message>
        <source>&amp;Copy the Sum</source>
        <translation>复制算式(&amp;C)</translation>
    </message>
    <message>
        <source>Total: {total}</source>
        <translation>总计：{total}</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>≈ {cost} by the rate of {day}</source>
        <translation>≈ {cost}，按 {day}的汇率</translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message>
        <source>Filter by provider, model or class</source>
        <translation>按提供商、模型或服务等级筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Prices in US dollars, unless a currency is said</source>
        <translation>未注明货币的价格均以美元计</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Add a Price from a Day</source>
        <translation>添加某日起的价格</translation>
    </message>
    <message>
        <source>Add a Class</source>
        <translation>添加服务等级</translation>
    </message>
    <message>
        <source>Add a Size of Input</source>
        <translation>添加输入长度</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制为新行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted. Undo brings them back.</source>
        <translation>
            <numerusform>已删除 %n 行。可用撤消恢复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Nothing Was Pasted</source>
        <translation>未粘贴任何内容</translation>
    </message>
    <message>
        <source>These cells can&apos;t be read. Mend them and paste again.</source>
        <translation>无法识别以下单元格。请修改后重新粘贴。</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {why}</source>
        <translation>第 {row} 行，{column}：{why}</translation>
    </message>
    <message>
        <source>beyond the table</source>
        <translation>表格之外</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Projecting</name>
    <message>
        <source>“{name}” was kept by another version of the app, and can&apos;t be read.</source>
        <translation>“{name}”由其他版本的应用保存，无法读取。</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name}（副本）</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Type or paste a prompt, or drop a file here.</source>
        <translation>在此输入或粘贴提示词，或拖入文件。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Open a Sample</source>
        <translation>打开示例</translation>
    </message>
</context>
<context>
    <name>PromptFile</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>Line endings were mixed: %Ln of them are {newline} now.</source>
        <translation>
            <numerusform>换行符原本混用：其中 %Ln 处已改为 {newline}。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has characters that no editor shows; they became line ends.</source>
        <translation>{name} 含有编辑器无法显示的字符，已改为换行。</translation>
    </message>
    <message>
        <source>prompt.txt</source>
        <translation>提示词.txt</translation>
    </message>
    <message>
        <source>Open as {encoding}</source>
        <translation>按 {encoding} 打开</translation>
    </message>
    <message>
        <source>Save Over It</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and is not saved yet.</source>
        <translation>{name} 已被其他程序修改，尚未保存。</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Show the Tab</source>
        <translation>显示标签页</translation>
    </message>
    <message>
        <source>{name} is open in another tab, so nothing was saved to it.</source>
        <translation>{name} 已在另一个标签页中打开，因此没有保存到该文件。</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>是否保存对 {name} 的修改？</translation>
    </message>
    <message>
        <source>this prompt</source>
        <translation>此提示词</translation>
    </message>
    <message>
        <source>Token Estimator</source>
        <translation>Token Estimator</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>PromptTabs</name>
    <message>
        <source>Open prompts</source>
        <translation>打开的提示词</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新提示词</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QuoteLines</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Expected output tokens of a call</source>
        <translation>每次调用预计输出的 token 数</translation>
    </message>
    <message>
        <source>How many tokens you expect the model to answer with</source>
        <translation>预计模型回答多少个 token</translation>
    </message>
    <message>
        <source>Size of the image that is made</source>
        <translation>生成图片的尺寸</translation>
    </message>
    <message>
        <source>Quality of the image that is made</source>
        <translation>生成图片的质量</translation>
    </message>
    <message>
        <source>Long-context rates, for more than {above} input tokens</source>
        <translation>长上下文价格：输入超过 {above} 个 token 时适用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
</context>
<context>
    <name>QuoteReport</name>
    <message>
        <source>Cost of {prompt}</source>
        <translation>{prompt}的费用</translation>
    </message>
    <message>
        <source>a prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>计费项</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>For</source>
        <translation>每</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Why this rate</source>
        <translation>为何是此单价</translation>
    </message>
    <message>
        <source>What a call costs</source>
        <translation>单次调用的费用</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>计数依据</translation>
    </message>
    <message>
        <source>What the prompt is made of</source>
        <translation>提示词的组成</translation>
    </message>
</context>
<context>
    <name>RatesFiles</name>
    <message>
        <source>Export the Rates</source>
        <translation>导出价格</translation>
    </message>
    <message>
        <source>All rates, for spreadsheets (*.csv)</source>
        <translation>全部价格，用于电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>All rates (*.json)</source>
        <translation>全部价格 (*.json)</translation>
    </message>
    <message>
        <source>Only mine, for spreadsheets (*.csv)</source>
        <translation>仅我的，用于电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>Only mine (*.json)</source>
        <translation>仅我的 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to {name}.</source>
        <translation>
            <numerusform>已将 %Ln 行写入 {name}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of rates (*.csv *.tsv *.txt *.json)</source>
        <translation>价格文件 (*.csv *.tsv *.txt *.json)</translation>
    </message>
    <message>
        <source>Import Rates</source>
        <translation>导入价格</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Imported. Undo takes it back.</source>
        <translation>已导入。可用撤消恢复。</translation>
    </message>
</context>
<context>
    <name>RatesModel</name>
    <message>
        <source>“{typed}” was read as {value}.</source>
        <translation>“{typed}”已按 {value} 录入。</translation>
    </message>
</context>
<context>
    <name>RatesWindow</name>
    <message>
        <source>Rates</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Look for Newer Rates…</source>
        <translation>查找新价格…</translation>
    </message>
    <message>
        <source>Reset Selected</source>
        <translation>还原所选</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>已撤消：{step}。</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>已重做：{step}。</translation>
    </message>
    <message numerus="yes">
        <source>Go back to the shipped rates everywhere? %n change(s) of yours will be gone.</source>
        <translation>
            <numerusform>全部恢复为应用附带的价格？您的 %n 处更改将丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Discounts, currencies, meters</source>
        <translation>折扣、货币与计量项</translation>
    </message>
</context>
<context>
    <name>ReconcileFigures</name>
    <message>
        <source>By the rate book</source>
        <translation>按价格表</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Amount in US$</source>
        <translation>金额（美元）</translation>
    </message>
    <message>
        <source>Amount that was billed, in US dollars</source>
        <translation>账单金额（美元）</translation>
    </message>
    <message>
        <source>{what}: {figure}</source>
        <translation>{what}：{figure}</translation>
    </message>
    <message>
        <source>Type an amount such as 1234.56.</source>
        <translation>请输入金额，例如 1234.56。</translation>
    </message>
    <message>
        <source>Not compared: {currencies}, whose exchange rate the rate book lacks</source>
        <translation>未比较：{currencies}，价格表中没有其汇率</translation>
    </message>
    <message>
        <source>1 {currency} = {rate} of {day}</source>
        <translation>1 {currency} = {rate}（{day}）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{percent} of the rate book&apos;s amount; {amount} is not explained</source>
        <translation>占价格表金额的 {percent}；其中 {amount} 原因不明</translation>
    </message>
    <message>
        <source>{percent} of the rate book&apos;s amount; explained</source>
        <translation>占价格表金额的 {percent}；原因已查明</translation>
    </message>
    <message>
        <source>Bill and rate book agree</source>
        <translation>账单与价格表一致</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>{requests} and those of an export that doesn&apos;t count them</source>
        <translation>{requests}，另有导出文件中未计数的请求</translation>
    </message>
    <message>
        <source>Requests not counted by the export</source>
        <translation>导出文件未提供请求数</translation>
    </message>
    <message>
        <source>{requests}, {first}</source>
        <translation>{requests}，{first}</translation>
    </message>
    <message>
        <source>{requests}, {first} to {last}</source>
        <translation>{requests}，{first}至{last}</translation>
    </message>
</context>
<context>
    <name>ReconcilePages</name>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>与估算比较</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>读取结果</translation>
    </message>
    <message>
        <source>Why the bill differs</source>
        <translation>账单为何不同</translation>
    </message>
    <message>
        <source>Steps from the estimate to the log</source>
        <translation>从估算到日志的各步</translation>
    </message>
    <message>
        <source>The bill is in a currency that the rate book has no exchange rate for. Add one in the window of the rates, beside discounts and meters.</source>
        <translation>价格表中没有账单币种的汇率。请在“价格表”窗口中添加，与折扣和计量项在同一页。</translation>
    </message>
    <message>
        <source>No bill yet. Type the amount that was billed above, or choose an export of costs together with the log.</source>
        <translation>还没有账单。请在上方输入账单金额，或与日志一起选择费用导出文件。</translation>
    </message>
    <message>
        <source>The bill says what the rate book says.</source>
        <translation>账单与价格表一致。</translation>
    </message>
    <message>
        <source>Neither one cause nor two come to the whole difference. An export of costs, chosen together with the log, is compared by day and model.</source>
        <translation>没有一种或两种原因能解释全部差额。将费用导出文件与日志一起选择，即可按日期和模型逐项比较。</translation>
    </message>
    <message>
        <source>Each cause was tried by pricing the same requests so. One is named only where it comes to the difference, as exactly as the bill&apos;s amounts are written.</source>
        <translation>每种原因都用同样的请求重新计价验证过。只有在账单金额的精度内与差额完全相符时，才会列出。</translation>
    </message>
    <message>
        <source>The prompt in the window has no cost to compare.</source>
        <translation>窗口中的提示词没有可供比较的费用。</translation>
    </message>
    <message>
        <source>The prompt&apos;s model has no price for what the log has used.</source>
        <translation>日志用到的某些项目，提示词所选的模型没有价格。</translation>
    </message>
    <message>
        <source>An export doesn&apos;t say how many requests it is of, so only costs are compared: those of {calls} calls of the prompt in the window, and what was used.</source>
        <translation>导出文件未说明请求数，因此只比较费用：窗口中的提示词调用 {calls} 次的费用，与实际用量的费用。</translation>
    </message>
    <message>
        <source>The prompt in the window, at {input} input and {output} output tokens, for the {calls} calls of a month that fall on the log&apos;s days ({days}). One assumption after the other is replaced by what the log has; what has no price is left out.</source>
        <translation>以窗口中的提示词为准：输入 {input}、输出 {output} token，按月调用量折算到日志的 {days} 天，共 {calls} 次调用。各项假设依次换成日志中的实际值；没有价格的请求不计入。</translation>
    </message>
</context>
<context>
    <name>ReconcileReport</name>
    <message>
        <source>Reconciled with a bill</source>
        <translation>与账单核对</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>By the rate book</source>
        <translation>按价格表</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
</context>
<context>
    <name>ReconcileWindow</name>
    <message>
        <source>Reconcile with a Bill</source>
        <translation>与账单核对</translation>
    </message>
    <message>
        <source>&amp;Choose Files…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>Show a &amp;Sample</source>
        <translation>看看示例(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Only numbers, models and times are read. Nothing is kept or sent.</source>
        <translation>只读取数字、模型和时间，不保存，也不发送任何内容。</translation>
    </message>
    <message>
        <source>Drop usage logs here: JSON Lines of API responses, or exports of usage and costs from OpenAI and Anthropic.

Each request is counted once and priced by the rate book. With a bill, you see what was billed otherwise, and why.</source>
        <translation>将用量日志拖到这里：API 响应的 JSON Lines，或 OpenAI、Anthropic 导出的用量与费用。

每个请求只计一次，并按价格表计价。有了账单，就能看出哪些收费不同以及原因。</translation>
    </message>
    <message>
        <source>How much is read</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Reading {files}…</source>
        <translation>正在读取 {files}…</translation>
    </message>
    <message>
        <source>Choose Logs and Exports</source>
        <translation>选择日志和导出文件</translation>
    </message>
</context>
<context>
    <name>ReconcileWords</name>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空文件。</translation>
    </message>
    <message>
        <source>{name} is broken JSON. Save it as JSON Lines, one response a line.</source>
        <translation>{name} 的 JSON 已损坏。请存为 JSON Lines，每行一个响应。</translation>
    </message>
    <message>
        <source>{name} is one JSON document of more than {most} MB. Save it as JSON Lines, one response a line.</source>
        <translation>{name} 是一个超过 {most} MB 的 JSON 文档。请存为 JSON Lines，每行一个响应。</translation>
    </message>
    <message>
        <source>{name} is no usage log. Choose JSON Lines of API responses, or an export of usage or costs from OpenAI or Anthropic.</source>
        <translation>{name} 不是用量日志。请选择 API 响应的 JSON Lines，或 OpenAI、Anthropic 导出的用量或费用。</translation>
    </message>
    <message>
        <source>{name} has the columns {columns}. An export of usage has a model and its tokens, one of costs has days and amounts.</source>
        <translation>{name} 的列为 {columns}。用量导出应有模型和 token 数，费用导出应有日期和金额。</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>too many brackets in brackets</source>
        <translation>括号嵌套过深</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>“{field}” is not what it must be</source>
        <translation>“{field}”的值不符合要求</translation>
    </message>
    <message>
        <source>no usage with input tokens</source>
        <translation>没有含输入 token 的用量</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>no model; export the usage grouped by model</source>
        <translation>没有模型；请按模型分组导出用量</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <source>“{field}” may be read in two ways, as 1,500 is</source>
        <translation>“{field}”有两种读法，例如 1,500</translation>
    </message>
    <message>
        <source>more cells than the table has columns; amounts with a comma need quotation marks</source>
        <translation>单元格多于表格的列；含逗号的金额需要加引号</translation>
    </message>
    <message>
        <source>“{field}” is more than the total that includes it</source>
        <translation>“{field}”大于包含它的总数</translation>
    </message>
    <message>
        <source>not a row of this table</source>
        <translation>不是此表的行</translation>
    </message>
    <message>
        <source>{cause} ({model})</source>
        <translation>{cause}（{model}）</translation>
    </message>
    <message>
        <source>; or: </source>
        <translation>；或：</translation>
    </message>
    <message>
        <source>Billed in the class {detail}</source>
        <translation>按服务等级“{detail}”收费</translation>
    </message>
    <message>
        <source>Cached input was billed in full</source>
        <translation>缓存命中的输入按全价收费</translation>
    </message>
    <message>
        <source>Billed at the rates since {detail}</source>
        <translation>按 {detail}起的价格收费</translation>
    </message>
    <message>
        <source>Billed with the surcharge of a region ({detail})</source>
        <translation>加收了区域附加费 ({detail})</translation>
    </message>
    <message>
        <source>Long requests were billed as short ones</source>
        <translation>长请求按短请求收费</translation>
    </message>
    <message>
        <source>Lines that the log has twice were billed twice</source>
        <translation>日志中重复的行被重复收费</translation>
    </message>
    <message>
        <source>Requests that were sent again were not billed</source>
        <translation>重发的请求未收费</translation>
    </message>
    <message>
        <source>Rounding of the bill</source>
        <translation>账单金额的舍入</translation>
    </message>
    <message>
        <source>No price in the rate book</source>
        <translation>价格表中没有价格</translation>
    </message>
    <message>
        <source>Billed, but not in the log</source>
        <translation>账单中有，日志中没有</translation>
    </message>
    <message>
        <source>In the log, but not billed</source>
        <translation>日志中有，账单中没有</translation>
    </message>
    <message>
        <source>Billed at the first rates, before they changed</source>
        <translation>按调价前的最初价格收费</translation>
    </message>
    <message>
        <source>Not explained</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>Requests, each counted once</source>
        <translation>请求，每个只计一次</translation>
    </message>
    <message>
        <source>An export doesn&apos;t say how many requests it is of</source>
        <translation>有导出文件未说明请求数</translation>
    </message>
    <message>
        <source>Copies of requests (the same id): they don&apos;t count again</source>
        <translation>请求的重复记录（编号相同）：不再计入</translation>
    </message>
    <message>
        <source>Rows that another export has too: they count once</source>
        <translation>其他导出文件中也有的行：只计一次</translation>
    </message>
    <message>
        <source>Rows whose time and model another export has in other parts: not counted</source>
        <translation>其时间和模型在另一导出文件中以其他方式分列的行：不计入</translation>
    </message>
    <message>
        <source>Of the requests, those that were sent again: each is billed</source>
        <translation>其中重发的请求：每次都收费</translation>
    </message>
    <message>
        <source>Parts of streams: each stream counts once, by its end</source>
        <translation>流式响应的片段：每个流以结尾为准，只计一次</translation>
    </message>
    <message>
        <source>Streams that overlapped: their output may belong to each other</source>
        <translation>相互重叠的流：它们的输出可能张冠李戴</translation>
    </message>
    <message>
        <source>Streams that never said what they used: not priced</source>
        <translation>始终未报告用量的流：不计价</translation>
    </message>
    <message>
        <source>Requests that failed: not billed</source>
        <translation>失败的请求：不收费</translation>
    </message>
    <message>
        <source>Requests without an id: a copy of one would count again</source>
        <translation>没有编号的请求：若有重复会再次计入</translation>
    </message>
    <message>
        <source>Requests without a time: priced as of today</source>
        <translation>没有时间的请求：按今天的价格计价</translation>
    </message>
    <message>
        <source>Lines that can&apos;t be read: not counted</source>
        <translation>无法读取的行：不计入</translation>
    </message>
    <message>
        <source>An export has more pages, which are not among the files</source>
        <translation>有导出文件还有后续页，不在所选文件中</translation>
    </message>
    <message>
        <source>No price: rows of a report of {what}, which has no tokens</source>
        <translation>没有价格：{what}报告中的行，不含 token</translation>
    </message>
    <message>
        <source>Requests of a usage export whose provider has a log here: not counted again ({tokens} tokens)</source>
        <translation>用量导出中的请求，其提供商已有日志：不再计入（{tokens} token）</translation>
    </message>
    <message>
        <source>Sums of an export, which may hide long requests: priced as short ones</source>
        <translation>导出文件中的合计，其中可能有长请求：按短请求计价</translation>
    </message>
    <message>
        <source>{file}, line {line}: {why}</source>
        <translation>{file} 第 {line} 行：{why}</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>语音合成</translation>
    </message>
    <message>
        <source>transcriptions</source>
        <translation>语音转写</translation>
    </message>
    <message>
        <source>code interpreter sessions</source>
        <translation>代码解释器会话</translation>
    </message>
    <message>
        <source>vector stores</source>
        <translation>向量存储</translation>
    </message>
    <message>
        <source>No price: {model} is not in the rate book ({tokens} tokens)</source>
        <translation>没有价格：{model} 不在价格表中（{tokens} token）</translation>
    </message>
    <message>
        <source>No price: {model} is not sold in the class {detail} ({tokens} tokens)</source>
        <translation>没有价格：{model} 不提供服务等级“{detail}”（{tokens} token）</translation>
    </message>
    <message>
        <source>No price: the rates of {model} in the class {detail} begin later ({tokens} tokens)</source>
        <translation>没有价格：{model} 服务等级“{detail}”的价格尚未生效（{tokens} token）</translation>
    </message>
    <message>
        <source>No price: {model} has no rate for {detail} ({tokens} tokens)</source>
        <translation>没有价格：{model} 没有“{detail}”的单价（{tokens} token）</translation>
    </message>
    <message>
        <source>Few or no requests from {start} to {end}: {usual} a day are usual</source>
        <translation>{start}至{end}几乎没有请求：平常每天 {usual} 次</translation>
    </message>
    <message>
        <source>Few or no requests on {start}: {usual} a day are usual</source>
        <translation>{start}几乎没有请求：平常每天 {usual} 次</translation>
    </message>
    <message>
        <source>Few or no requests from {start} to {end} UTC: {usual} an hour are usual</source>
        <translation>{start} 至 {end} (UTC) 几乎没有请求：平常每小时 {usual} 次</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Input tokens a call</source>
        <translation>每次调用的输入 token</translation>
    </message>
    <message>
        <source>Output tokens a call</source>
        <translation>每次调用的输出 token</translation>
    </message>
    <message>
        <source>Share of the input that a cache had</source>
        <translation>输入中缓存命中的比例</translation>
    </message>
    <message>
        <source>Prices: models, classes, dates, long requests</source>
        <translation>价格：模型、服务等级、日期、长请求</translation>
    </message>
</context>
<context>
    <name>ReportButton</name>
    <message>
        <source>Repor&amp;t</source>
        <translation>报告(&amp;T)</translation>
    </message>
    <message>
        <source>Copy, save or print what is shown here</source>
        <translation>复制、保存或打印此处显示的内容</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>{tokens} ({kind})</source>
        <translation>{tokens}（{kind}）</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Tokens, from and to</source>
        <translation>token 数范围</translation>
    </message>
    <message>
        <source>{share} of {window}</source>
        <translation>{window} 的 {share}</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>Calls a month</source>
        <translation>每月调用次数</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>{cost} (from {low} to {high})</source>
        <translation>{cost}（{low} 至 {high}）</translation>
    </message>
    <message numerus="yes">
        <source>Expected output: %Ln token(s) a call.</source>
        <translation>
            <numerusform>预计输出：每次调用 %Ln 个 token。</numerusform>
        </translation>
    </message>
    <message>
        <source>{meter}: {rate} for {per} ({source})</source>
        <translation>{meter}：每 {per} 个 {rate}（{source}）</translation>
    </message>
    <message>
        <source>your own rate</source>
        <translation>您设定的价格</translation>
    </message>
    <message>
        <source>Made on {day} by Token Estimator {version}, with the rates of this day.</source>
        <translation>由 Token Estimator {version} 于 {day}生成，采用当日价格。</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>另存为 PDF(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>There is nothing to report yet: it is still being counted.</source>
        <translation>尚无可报告的内容：仍在计数。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>Where the money goes</source>
        <translation>费用去向</translation>
    </message>
    <message>
        <source>What one change would save</source>
        <translation>一项改动能省多少</translation>
    </message>
    <message>
        <source>Costs over time</source>
        <translation>费用随时间变化</translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s) from {day}</source>
        <translation>
            <numerusform>自 {day}起 %Ln 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>First month, {calls} calls</source>
        <translation>第一个月，{calls} 次调用</translation>
    </message>
    <message>
        <source>A bar is the likely cost; what is lighter goes from low to high.</source>
        <translation>深色柱为可能的费用，浅色部分为从低到高的范围。</translation>
    </message>
    <message>
        <source>The line is the likely cost of a day; the band goes from low to high.</source>
        <translation>线为每天可能的费用，色带为从低到高的范围。</translation>
    </message>
    <message>
        <source>{when}: {cost}, {calls} calls</source>
        <translation>{when}：{cost}，{calls} 次调用</translation>
    </message>
    <message>
        <source>{when}: {cost} ({span}), {calls} calls</source>
        <translation>{when}：{cost}（{span}），{calls} 次调用</translation>
    </message>
</context>
<context>
    <name>RulesModel</name>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计量项</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>fits no price</source>
        <translation>没有匹配的价格</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Discounts and markups</source>
        <translation>折扣与加价</translation>
    </message>
    <message>
        <source>-15 takes 15 % off, 5 adds 5 %. A * in a model stands for anything.</source>
        <translation>-15 表示减 15%，5 表示加 5%。模型中的 * 代表任意文字。</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>For prices in another currency. Nothing is looked up: type the rate of a day.</source>
        <translation>用于以其他货币计的价格。应用不会联网查询，请输入某日的汇率。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>This prompt with {model}: {cost} a call</source>
        <translation>此提示词使用 {model}：每次调用 {cost}</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>Add an Exchange Rate</source>
        <translation>添加汇率</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Worth in US dollars</source>
        <translation>折合美元</translation>
    </message>
    <message>
        <source>Your meters</source>
        <translation>您的计量项</translation>
    </message>
    <message>
        <source>What plans of yours charge for, such as GPU hours.</source>
        <translation>您的方案按什么计费，例如 GPU 小时。</translation>
    </message>
    <message>
        <source>Add a Meter</source>
        <translation>添加计量项</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>GPU hours</source>
        <translation>GPU 小时</translation>
    </message>
    <message>
        <source>Price for</source>
        <translation>计价单位</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
</context>
<context>
    <name>ScenarioForm</name>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>调用频率</translation>
    </message>
    <message>
        <source>Retries, batch and cache</source>
        <translation>重试、批量与缓存</translation>
    </message>
</context>
<context>
    <name>ScenarioReport</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>第一个月</translation>
    </message>
    <message>
        <source>{what}, from and to</source>
        <translation>{what}，范围</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What is assumed</source>
        <translation>假设条件</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>手动输入</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {file}</source>
        <translation>
            <numerusform>{file} 的 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{share}, worked out from the calls</source>
        <translation>{share}，由调用情况推算</translation>
    </message>
    <message>
        <source>as many calls at each hour</source>
        <translation>每小时调用数相同</translation>
    </message>
    <message>
        <source>{least} to {most}, {mean} on average</source>
        <translation>{least} 到 {most}，平均 {mean}</translation>
    </message>
    <message>
        <source>Prices: {source}, read on {day}. {url}</source>
        <translation>价格：{source}，读取于 {day}。{url}</translation>
    </message>
</context>
<context>
    <name>ScenarioValues</name>
    <message>
        <source>Cancelled: the tokens are as before.</source>
        <translation>已取消：token 数保持不变。</translation>
    </message>
    <message>
        <source>No count is known for this model.</source>
        <translation>没有这个模型的计数方法。</translation>
    </message>
    <message>
        <source>The prompt has more than {most} characters: its tokens were taken, but no values can be put into it.</source>
        <translation>提示词超过 {most} 个字符：token 数已采用，但无法在其中填入数值。</translation>
    </message>
    <message>
        <source>Logs (*.jsonl *.json *.csv *.txt);;All files (*)</source>
        <translation>日志 (*.jsonl *.json *.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Sample of Answers</source>
        <translation>回答样本</translation>
    </message>
    <message numerus="yes">
        <source>By %Ln answer(s)</source>
        <translation>
            <numerusform>依据 %Ln 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>The file can&apos;t be read: {detail}.</source>
        <translation>无法读取文件：{detail}。</translation>
    </message>
    <message>
        <source>Values for the Prompt</source>
        <translation>提示词的取值</translation>
    </message>
    <message>
        <source>Values (*.csv *.tsv *.txt *.jsonl *.ndjson *.json);;All files (*)</source>
        <translation>取值文件 (*.csv *.tsv *.txt *.jsonl *.ndjson *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>In a chat request values can only stand in the texts of its messages.</source>
        <translation>在聊天请求中，数值只能放在消息的文本里。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) counted, {share} % of the file</source>
        <translation>
            <numerusform>已计数 %Ln 行，文件的 {share}%</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows have too many different lengths.</source>
        <translation>各行长度差异过多。</translation>
    </message>
    <message>
        <source>Counted as the chat request that the prompt is</source>
        <translation>提示词是聊天请求，已按聊天请求计数</translation>
    </message>
    <message>
        <source>The rows after these are not counted.</source>
        <translation>其后的行没有计数。</translation>
    </message>
    <message>
        <source>The file has no rows below its first line.</source>
        <translation>文件首行以下没有数据。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) passed over.</source>
        <translation>
            <numerusform>跳过了 %Ln 行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenarioWindow</name>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>向前</translation>
    </message>
    <message>
        <source>Onwards</source>
        <translation>向后</translation>
    </message>
    <message>
        <source>From this prompt</source>
        <translation>来自当前提示词</translation>
    </message>
    <message>
        <source>A scenario says how often a prompt is sent. Make one with New.</source>
        <translation>场景描述提示词的发送频率。点击“新建”创建一个。</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Sections of the prompt</source>
        <translation>提示词的章节</translation>
    </message>
    <message>
        <source>The sections of the prompt stand here, with what each costs.</source>
        <translation>这里显示提示词的各个章节及其费用。</translation>
    </message>
</context>
<context>
    <name>SectionTree</name>
    <message>
        <source>Section</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>same as {section}</source>
        <translation>与“{section}”相同</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}：{title}</translation>
    </message>
    <message>
        <source>the dearest section</source>
        <translation>费用最高的章节</translation>
    </message>
    <message>
        <source>A token reaches beyond its edge; it counts where it begins.</source>
        <translation>有 token 跨越边界，计入其起始的章节。</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} 个 token</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Editor &amp;font</source>
        <translation>编辑器字体(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size of the text</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Show costs &amp;also in</source>
        <translation>费用同时显示为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Output tokens</source>
        <translation>输出 token 数(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Calls a month</source>
        <translation>每月调用次数(&amp;C)</translation>
    </message>
    <message>
        <source>Kept &amp;in</source>
        <translation>保存位置(&amp;I)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>New prompts</source>
        <translation>新提示词</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>E&amp;xchange Rates…</source>
        <translation>汇率(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Begin new prompts with these</source>
        <translation>新提示词使用以下设置(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Keep recent files and unsaved prompts</source>
        <translation>保留最近的文件和未保存的提示词(&amp;K)</translation>
    </message>
    <message>
        <source>Open the Fol&amp;der</source>
        <translation>打开文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Shown under the costs, by a rate that you typed and its day. Prices stay exact in their own currency.</source>
        <translation>按您输入的汇率及其日期，显示在费用下方。价格仍以原货币精确计算。</translation>
    </message>
    <message>
        <source>When this is off, the list of recent files and the unsaved prompts kept so far are removed at once, and none are kept from then on; you are asked to save when you close. Your rates, scenarios and settings stay.</source>
        <translation>关掉此选项后，已保留的最近文件列表和未保存的提示词会立即删除，此后也不再保留；关闭窗口时会询问是否保存。您的价格、场景和设置不受影响。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>No other currency</source>
        <translation>不用其他货币</translation>
    </message>
    <message>
        <source>&amp;Undo the Reset</source>
        <translation>撤消重置(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset All</source>
        <translation>全部重置(&amp;R)</translation>
    </message>
    <message>
        <source>The folder could not be opened.</source>
        <translation>无法打开该文件夹。</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Rates window</source>
        <translation>价格窗口</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑器</translation>
    </message>
    <message>
        <source>Every window</source>
        <translation>任意窗口</translation>
    </message>
    <message>
        <source>Open the context menu</source>
        <translation>打开上下文菜单</translation>
    </message>
    <message>
        <source>Find bar</source>
        <translation>查找栏</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Go through the commands</source>
        <translation>在命令间移动</translation>
    </message>
    <message>
        <source>Go by pages</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Do the command</source>
        <translation>执行命令</translation>
    </message>
    <message>
        <source>Close the palette</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Go to the page before</source>
        <translation>到上一页</translation>
    </message>
    <message>
        <source>Go to the page after</source>
        <translation>到下一页</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Give the search up</source>
        <translation>放弃搜索</translation>
    </message>
    <message>
        <source>Make a favourite in the comparison</source>
        <translation>在比较中设为收藏</translation>
    </message>
    <message>
        <source>Trimming</source>
        <translation>精简</translation>
    </message>
    <message>
        <source>Take a rule or leave it</source>
        <translation>勾选或取消规则</translation>
    </message>
    <message>
        <source>Move a part up or down</source>
        <translation>上移或下移一个部分</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Go from title to title</source>
        <translation>在列标题之间移动</translation>
    </message>
    <message>
        <source>Sort by a title</source>
        <translation>按列标题排序</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Remove an attachment, a bill or a scenario</source>
        <translation>删除附件、账单或场景</translation>
    </message>
    <message>
        <source>Undo in the scenarios</source>
        <translation>在场景中撤消</translation>
    </message>
    <message>
        <source>Redo in the scenarios</source>
        <translation>在场景中重做</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Go from bar to bar</source>
        <translation>在柱形间移动</translation>
    </message>
    <message>
        <source>Go to the first or the last bar</source>
        <translation>到第一个或最后一个柱形</translation>
    </message>
    <message>
        <source>Point at no bar</source>
        <translation>取消指向</translation>
    </message>
    <message>
        <source>Change the share of an hour</source>
        <translation>调整某小时的占比</translation>
    </message>
    <message>
        <source>Go to the start of the text</source>
        <translation>到文本开头</translation>
    </message>
    <message>
        <source>Go to the end of the text</source>
        <translation>到文本末尾</translation>
    </message>
    <message>
        <source>Go to the start of the line</source>
        <translation>到行首</translation>
    </message>
    <message>
        <source>Go to the end of the line</source>
        <translation>到行尾</translation>
    </message>
    <message>
        <source>Go a word back</source>
        <translation>到前一个词</translation>
    </message>
    <message>
        <source>Go a word on</source>
        <translation>到后一个词</translation>
    </message>
    <message>
        <source>Select to the start of the text</source>
        <translation>选择到文本开头</translation>
    </message>
    <message>
        <source>Select to the end of the text</source>
        <translation>选择到文本末尾</translation>
    </message>
    <message>
        <source>Select the word before</source>
        <translation>选择前一个词</translation>
    </message>
    <message>
        <source>Select the next word</source>
        <translation>选择后一个词</translation>
    </message>
    <message>
        <source>Delete the word before</source>
        <translation>删除前一个词</translation>
    </message>
    <message>
        <source>Delete the next word</source>
        <translation>删除后一个词</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>ShortcutWindow</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter by command or key</source>
        <translation>按命令或按键筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shortcut(s)</source>
        <translation>
            <numerusform>%Ln 个快捷键</numerusform>
        </translation>
    </message>
    <message>
        <source>Keyboard shortcuts of Token Estimator</source>
        <translation>Token Estimator 的键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>Under the figures</source>
        <translation>数字下方</translation>
    </message>
</context>
<context>
    <name>SortHeader</name>
    <message>
        <source>Titles</source>
        <translation>列标题</translation>
    </message>
    <message>
        <source>{title}, ascending</source>
        <translation>{title}，升序</translation>
    </message>
    <message>
        <source>{title}, descending</source>
        <translation>{title}，降序</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Line ending that the text is saved and counted with</source>
        <translation>保存和统计文本时使用的换行符</translation>
    </message>
    <message>
        <source>Line ending</source>
        <translation>换行符</translation>
    </message>
    <message>
        <source>Loading the vocabulary…</source>
        <translation>正在载入词表…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>{cost} a call</source>
        <translation>每次 {cost}</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Counting… {share}</source>
        <translation>正在统计… {share}</translation>
    </message>
    <message>
        <source>Ln {line}, Col {column}</source>
        <translation>第 {line} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Selected: {what}</source>
        <translation>已选：{what}</translation>
    </message>
    <message>
        <source>The selected text, counted as a text of its own</source>
        <translation>把所选文本当作单独的文本来统计</translation>
    </message>
</context>
<context>
    <name>StepsTable</name>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
</context>
<context>
    <name>SumPopup</name>
    <message>
        <source>Copy the sum</source>
        <translation>复制算式</translation>
    </message>
    <message>
        <source>Edit the rates</source>
        <translation>编辑价格</translation>
    </message>
</context>
<context>
    <name>SumsTable</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Which rate, and who says so</source>
        <translation>哪个价格，出自何处</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>没有价格</translation>
    </message>
</context>
<context>
    <name>Sureness</name>
    <message>
        <source>assumed</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>The figure may be from {low} to {high}.</source>
        <translation>实际数值可能在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
        <source>A chat request. {model} is not known to take any; it is counted as plain text.</source>
        <translation>这是聊天请求。不清楚 {model} 是否接受聊天请求，按纯文本计数。</translation>
    </message>
    <message>
        <source>Not counted, as no rule is known: {names}.</source>
        <translation>以下内容没有已知的规则，未计入：{names}。</translation>
    </message>
    <message>
        <source>Counted with {encoding}. The encoding of {model} is not published; this is that of the models before it, so its own count may differ.</source>
        <translation>用 {encoding} 统计。{model} 的编码尚未公布，这里沿用此前模型的编码，实际数目可能不同。</translation>
    </message>
    <message>
        <source>Counted with {encoding}, the encoding of {model}.</source>
        <translation>用 {model} 的编码 {encoding} 统计。</translation>
    </message>
    <message>
        <source>A chat request, counted with {encoding} by the rule that OpenAI publishes for {model}.</source>
        <translation>聊天请求，用 {encoding} 按 OpenAI 为 {model} 公布的规则统计。</translation>
    </message>
    <message>
        <source>A chat request, counted with {encoding} by the rule that OpenAI publishes for {model}. Some of what stands in it is beyond that rule, and estimated.</source>
        <translation>聊天请求，用 {encoding} 按 OpenAI 为 {model} 公布的规则统计。其中部分内容超出该规则的范围，为估算值。</translation>
    </message>
    <message>
        <source>A chat request, counted with {encoding} by the rule that OpenAI publishes for the models before {model}. How {model} frames messages is not published.</source>
        <translation>聊天请求，用 {encoding} 按 OpenAI 为 {model} 之前的模型公布的规则统计。{model} 如何封装消息尚未公布。</translation>
    </message>
    <message>
        <source>Images are an estimate: their size, or the rule of {model}, is not known.</source>
        <translation>图片为估算值：其尺寸或 {model} 的规则未知。</translation>
    </message>
    <message>
        <source>Images are counted by the rule that is published for {model}.</source>
        <translation>图片按为 {model} 公布的规则统计。</translation>
    </message>
    <message>
        <source>Images are counted by a rule that others found from what was billed.</source>
        <translation>图片按他人根据账单得出的规则统计。</translation>
    </message>
    <message>
        <source>Audio is counted as 10 tokens a second.</source>
        <translation>音频按每秒 10 个 token 统计。</translation>
    </message>
    <message>
        <source>A PDF counts as its text and a picture of each page; how large the pages are drawn is not published.</source>
        <translation>PDF 按其文本加每页一张图像统计；页面绘制的大小尚未公布。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A chat request. How {model} frames messages is not published; the range allows for it.</source>
        <translation>聊天请求。{model} 的消息格式开销没有公布，范围已将其计入。</translation>
    </message>
</context>
<context>
    <name>Switching</name>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>“{title}” is closed.</source>
        <translation>“{title}”已关闭。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新提示词</translation>
    </message>
</context>
<context>
    <name>TokenRuler</name>
    <message>
        <source>Tokens before each line</source>
        <translation>各行之前的 token 数</translation>
    </message>
    <message>
        <source>Token ruler</source>
        <translation>token 标尺</translation>
    </message>
</context>
<context>
    <name>TornadoModel</name>
    <message>
        <source>Assumption</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>变动幅度</translation>
    </message>
    <message>
        <source>If less</source>
        <translation>减少时</translation>
    </message>
    <message>
        <source>If more</source>
        <translation>增加时</translation>
    </message>
    <message>
        <source>What that does to the total</source>
        <translation>对总额的影响</translation>
    </message>
</context>
<context>
    <name>TrimPanel</name>
    <message>
        <source>Budget in tokens</source>
        <translation>token 预算</translation>
    </message>
    <message>
        <source>Cost of a call</source>
        <translation>每次调用的费用</translation>
    </message>
    <message>
        <source>Model&apos;s window</source>
        <translation>模型的上下文窗口</translation>
    </message>
    <message>
        <source>Kind of budget</source>
        <translation>预算类型</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Budget of a call in money</source>
        <translation>每次调用的费用预算</translation>
    </message>
    <message>
        <source>Share of the budget</source>
        <translation>预算占用比例</translation>
    </message>
    <message>
        <source>Rules that would save tokens</source>
        <translation>可节省 token 的规则</translation>
    </message>
    <message>
        <source>Fit to &amp;Budget…</source>
        <translation>压到预算内(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Preview…</source>
        <translation>预览(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>TrimPreview</name>
    <message>
        <source>Preview of the Trimming</source>
        <translation>精简预览</translation>
    </message>
    <message>
        <source>Since the Baseline</source>
        <translation>与基准版本的差异</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>&amp;In one text</source>
        <translation>合并显示(&amp;I)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TrimRules</name>
    <message>
        <source>keeps the meaning</source>
        <translation>保留原意</translation>
    </message>
    <message>
        <source>loses something</source>
        <translation>有所损失</translation>
    </message>
    <message>
        <source>{cost} a call</source>
        <translation>每次调用 {cost}</translation>
    </message>
</context>
<context>
    <name>Trimming</name>
    <message>
        <source>Looking for what can go… {done} of {all}</source>
        <translation>正在查找可精简之处：{done}／{all}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more.</source>
        <translation>
            <numerusform>另有 %Ln 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>No rule saves anything here.</source>
        <translation>这里没有可节省的规则。</translation>
    </message>
    <message numerus="yes">
        <source>The line endings (CRLF or CR) cost %Ln token(s).</source>
        <translation>
            <numerusform>行尾（CRLF 或 CR）多用了 %Ln 个 token。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use LF</source>
        <translation>改用 LF</translation>
    </message>
    <message>
        <source>The text is long.</source>
        <translation>文本较长。</translation>
    </message>
    <message>
        <source>Look for what can go</source>
        <translation>查找可精简之处</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>The disk is full, so nothing new is kept. What was kept before is safe. Free some room and try again.</source>
        <translation>磁盘已满，新内容无法保存。此前保存的内容完好。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing is kept. Free some room and start the app again. What was kept before is safe.</source>
        <translation>磁盘已满，不会保存任何内容。请腾出空间后重新启动应用。此前保存的内容完好。</translation>
    </message>
    <message>
        <source>Your data file was damaged. A new one was begun, and the damaged one is kept as {path}.</source>
        <translation>数据文件已损坏。已新建一个，损坏的文件保留为 {path}。</translation>
    </message>
    <message>
        <source>Your data file was damaged. The backup of {date} is used in its place, and the damaged one is kept as {path}.</source>
        <translation>数据文件已损坏。已改用 {date}的备份，损坏的文件保留为 {path}。</translation>
    </message>
    <message>
        <source>The app ended unexpectedly the last time. Your text is here as it was kept last. What is known of it is in {path}.</source>
        <translation>应用上次意外退出。这里是最近一次保存的文本。已知的情况写在 {path} 中。</translation>
    </message>
    <message>
        <source>Open the Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>VersionTable</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Goes on with</source>
        <translation>接下来是</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Likely cost</source>
        <translation>可能的费用</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>A version keeps the scenario with the rates of today. Choose one to see what the same calls cost by the rates that are in force now.</source>
        <translation>版本会连同当天的价格一起保存场景。选择一个版本，查看同样的调用按现行价格需要多少费用。</translation>
    </message>
    <message>
        <source>&amp;Keep This Version</source>
        <translation>保存此版本(&amp;K)</translation>
    </message>
    <message>
        <source>Delete V&amp;ersion</source>
        <translation>删除版本(&amp;E)</translation>
    </message>
    <message>
        <source>Then and now</source>
        <translation>当时与现在</translation>
    </message>
    <message>
        <source>No version is kept yet.</source>
        <translation>还没有保存版本。</translation>
    </message>
    <message>
        <source>By today’s rates it costs the same.</source>
        <translation>按现行价格，费用不变。</translation>
    </message>
    <message>
        <source>By today’s rates it costs {now}, not {then}: {difference}</source>
        <translation>按现行价格为 {now}，当时为 {then}：{difference}</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Show the File</source>
        <translation>显示文件内容</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>{name} is not there any more. The text is still here.</source>
        <translation>{name} 已不存在。文本仍保留在这里。</translation>
    </message>
    <message>
        <source>{name} was changed by another program and can&apos;t be read now. The text is still here.</source>
        <translation>{name} 已被其他程序更改，现在无法读取。文本仍保留在这里。</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and is shown as it is now.</source>
        <translation>{name} 已被其他程序修改，现在显示的是最新内容。</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and the text here too.</source>
        <translation>{name} 已被其他程序修改，这里的文本也有改动。</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>“Cheaper &amp;from” compares with</source>
        <translation>“何时更便宜”的比较对象(&amp;F)</translation>
    </message>
    <message>
        <source>What “Cheaper from” compares with</source>
        <translation>“何时更便宜”的比较对象</translation>
    </message>
    <message>
        <source>&amp;Subscription</source>
        <translation>订阅(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Provisioned units</source>
        <translation>预留单元(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Own machine</source>
        <translation>自有机器(&amp;O)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Ways of paying</source>
        <translation>付费方式</translation>
    </message>
    <message>
        <source>This prompt in {model} by the call, beside what is paid by the month. The figures of the latter are examples: put in your own. A unit that has just begun is hardly at work, so a way may be dearer again until that one pays too.</source>
        <translation>{model} 处理这段提示词按次计费，与按月付费相比较。后者的数字只是示例，请填入自己的数字。刚启用的单元几乎没有负载，因此在它回本之前，该方式可能又会更贵。</translation>
    </message>
    <message>
        <source>The cheapest for a month: {way}, {cost}</source>
        <translation>一个月最便宜的方式：{way}，{cost}</translation>
    </message>
    <message>
        <source>The cheapest for a month, with the example’s figures: {way}, {cost}</source>
        <translation>每月最便宜（按示例数字）：{way}，{cost}</translation>
    </message>
</context>
<context>
    <name>WaysWords</name>
    <message numerus="yes">
        <source>%Ln call(s) a month</source>
        <translation>
            <numerusform>每月 %Ln 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Way of paying</source>
        <translation>付费方式</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>每秒 token 数</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>每次调用</translation>
    </message>
    <message>
        <source>Carries a month</source>
        <translation>每月可承载</translation>
    </message>
    <message>
        <source>Cheaper from</source>
        <translation>划算起点</translation>
    </message>
    <message>
        <source>By the call, prompt cached: {class_}</source>
        <translation>按次计费，提示词命中缓存：{class_}</translation>
    </message>
    <message>
        <source>By the call: {class_}</source>
        <translation>按调用：{class_}</translation>
    </message>
    <message>
        <source>Seats of a subscription</source>
        <translation>订阅席位</translation>
    </message>
    <message>
        <source>Provisioned units</source>
        <translation>预留单元</translation>
    </message>
    <message>
        <source>Own machine with a GPU</source>
        <translation>自有机器（GPU）</translation>
    </message>
    <message>
        <source>Own machine with a TPU</source>
        <translation>自有机器（TPU）</translation>
    </message>
    <message>
        <source>Own machine with a CPU</source>
        <translation>自有机器（CPU）</translation>
    </message>
    <message>
        <source>Way {number}</source>
        <translation>方式 {number}</translation>
    </message>
    <message>
        <source>{price} a seat</source>
        <translation>每席位 {price}</translation>
    </message>
    <message>
        <source>{price} an hour</source>
        <translation>每小时 {price}</translation>
    </message>
    <message>
        <source>{amount} seats</source>
        <translation>{amount} 个席位</translation>
    </message>
    <message>
        <source>{amount} hours</source>
        <translation>{amount} 小时</translation>
    </message>
    <message>
        <source>can&apos;t carry them</source>
        <translation>无法承载</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>{calls}, not always</source>
        <translation>{calls}，但并非始终</translation>
    </message>
    <message>
        <source>{calls}, always from {always}</source>
        <translation>{calls}，{always} 次起始终更便宜</translation>
    </message>
    <message>
        <source>Give a number from 0 on; a month has 744 hours at most, and what is at work is at most 100%.</source>
        <translation>请填入不小于 0 的数；每月最多 744 小时，利用率最高 100%。</translation>
    </message>
</context>
<context>
    <name>WhatIfPage</name>
    <message>
        <source>What the scenario would cost otherwise. It stays as it is: this is a look.</source>
        <translation>看看条件变化时场景的费用。场景本身不会改变，仅供试算。</translation>
    </message>
    <message>
        <source>What matters most: each assumption changed alone, the others as they are. A filled bar says how much more the total is, a hollow one how much less.</source>
        <translation>影响最大的因素：每次只改变一项假设，其余不变。实心条表示总额增加多少，空心条表示减少多少。</translation>
    </message>
    <message>
        <source>&amp;Prices</source>
        <translation>价格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>调用次数(&amp;C)</translation>
    </message>
    <message>
        <source>Prompt &amp;length</source>
        <translation>提示词长度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Answer length</source>
        <translation>回答长度(&amp;A)</translation>
    </message>
    <message>
        <source>Cache &amp;hits</source>
        <translation>缓存命中(&amp;H)</translation>
    </message>
    <message>
        <source>Price &amp;elasticity</source>
        <translation>价格弹性(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>What matters most</source>
        <translation>影响最大的因素</translation>
    </message>
    <message>
        <source>nothing of the prompts is cached</source>
        <translation>提示词没有可缓存的部分</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>The scenario has no price.</source>
        <translation>此场景没有价格。</translation>
    </message>
    <message>
        <source>Total: {total}</source>
        <translation>合计：{total}</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln month(s), instead of {before}</source>
        <translation>
            <numerusform>共 %Ln 个月，原为 {before}</numerusform>
        </translation>
    </message>
    <message>
        <source>{calls} calls, instead of {before}</source>
        <translation>{calls} 次调用，原为 {before} 次</translation>
    </message>
    <message>
        <source>What if: {what}</source>
        <translation>如果：{what}</translation>
    </message>
    <message>
        <source>all months</source>
        <translation>全部月份</translation>
    </message>
</context>
<context>
    <name>WhatIfTab</name>
    <message>
        <source>What if</source>
        <translation>假设分析</translation>
    </message>
</context>
<context>
    <name>WhatIfWords</name>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Length of the prompts</source>
        <translation>提示词长度</translation>
    </message>
    <message>
        <source>Length of the answers</source>
        <translation>回答长度</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Calls made again</source>
        <translation>重试的调用</translation>
    </message>
    <message>
        <source>Growth a month</source>
        <translation>每月增长</translation>
    </message>
    <message>
        <source>± {step}</source>
        <translation>± {step}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln 个百分点</numerusform>
        </translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>calls do not answer to prices</source>
        <translation>调用次数不随价格变化</translation>
    </message>
    <message>
        <source>{value}: at 1% lower prices, {share}% more calls</source>
        <translation>{value}：价格每降 1%，调用增加 {share}%</translation>
    </message>
    <message>
        <source>{value}: at 1% lower prices, {share}% fewer calls</source>
        <translation>{value}：价格每降 1%，调用减少 {share}%</translation>
    </message>
    <message>
        <source>Line {line}, “{given}”, has no volume. Write a month and a number, such as 2026-03 12000.</source>
        <translation>第 {line} 行“{given}”没有数量。请写月份和数字，例如 2026-03 12000。</translation>
    </message>
    <message>
        <source>Line {line} has no month that there is. Give each line one, such as 2026-03, or none of them.</source>
        <translation>第 {line} 行没有有效的月份。请给每行都写上月份，例如 2026-03，或都不写。</translation>
    </message>
    <message>
        <source>Line {line} has {given} once more. Give each month one line.</source>
        <translation>第 {line} 行重复了 {given}。每个月份只能占一行。</translation>
    </message>
    <message>
        <source>The month {given} is missing. Add its line, with 0 if there was none.</source>
        <translation>缺少月份 {given}。请补上这一行，没有调用则写 0。</translation>
    </message>
    <message>
        <source>Paste at least {least} months, each on a line of its own.</source>
        <translation>请至少粘贴 {least} 个月，每月一行。</translation>
    </message>
    <message>
        <source>Line {line} is one too many: {most} months are the most.</source>
        <translation>第 {line} 行超出上限：最多 {most} 个月。</translation>
    </message>
    <message>
        <source>A straight line through the history by least squares, times the season of each month: its average share in the twelve months around it. From and to hold about four of five months, if those to come vary as those before.</source>
        <translation>用最小二乘法对历史拟合直线，再乘以各月的季节系数，即该月在前后十二个月中的平均占比。若未来的波动与以往相同，五个月中大约有四个月落在范围之内。</translation>
    </message>
    <message numerus="yes">
        <source>A straight line through the history by least squares. From and to hold about four of five months, if those to come vary as those before. Seasons need %Ln month(s) of history.</source>
        <translation>
            <numerusform>用最小二乘法对历史拟合直线。若未来的波动与以往相同，五个月中大约有四个月落在范围之内。计算季节性需要 %Ln 个月的历史。</numerusform>
        </translation>
    </message>
</context>
</TS>
