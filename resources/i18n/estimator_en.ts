<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%Ln attachment(s) removed.</source>
        <translation>
            <numerusform>%Ln attachment removed.</numerusform>
            <numerusform>%Ln attachments removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchFigures</name>
    <message numerus="yes">
        <source>{what}, without %Ln request(s)</source>
        <translation>
            <numerusform>{what}, without %Ln request</numerusform>
            <numerusform>{what}, without %Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchVerdict</name>
    <message numerus="yes">
        <source>%Ln line(s) must be put right first.</source>
        <translation>
            <numerusform>%Ln line must be put right first.</numerusform>
            <numerusform>%Ln lines must be put right first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) could not be checked: too little is known of {models}. Look at how that is spelt, or add it to the rates.</source>
        <translation>
            <numerusform>%Ln request could not be checked: too little is known of {models}. Look at how that is spelt, or add it to the rates.</numerusform>
            <numerusform>%Ln requests could not be checked: too little is known of {models}. Look at how that is spelt, or add it to the rates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message numerus="yes">
        <source>%Ln more problem(s) not listed.</source>
        <translation>
            <numerusform>%Ln more problem not listed.</numerusform>
            <numerusform>%Ln more problems not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CachingWords</name>
    <message numerus="yes">
        <source>%Ln prompts begin alike up to line {line}, column {column}.</source>
        <translation>
            <numerusform>%Ln prompts begin alike up to line {line}, column {column}.</numerusform>
            <numerusform>%Ln prompts begin alike up to line {line}, column {column}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed; a call is as long as all are on the average.</source>
        <translation>
            <numerusform>The first %Ln are listed; a call is as long as all are on the average.</numerusform>
            <numerusform>The first %Ln are listed; a call is as long as all are on the average.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filling the cache costs more: it pays once %Ln call(s) found it.</source>
        <translation>
            <numerusform>Filling the cache costs more: it pays once %Ln call found it.</numerusform>
            <numerusform>Filling the cache costs more: it pays once %Ln calls found it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) a month cost {cached}, without a cache {plain}: {less}.</source>
        <translation>
            <numerusform>%Ln call a month cost {cached}, without a cache {plain}: {less}.</numerusform>
            <numerusform>%Ln calls a month cost {cached}, without a cache {plain}: {less}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message numerus="yes">
        <source>%Ln turn(s): {plain}, or {cached} with a cache</source>
        <translation>
            <numerusform>%Ln turn: {plain}, or {cached} with a cache</numerusform>
            <numerusform>%Ln turns: {plain}, or {cached} with a cache</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln command</numerusform>
            <numerusform>%Ln commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareReport</name>
    <message numerus="yes">
        <source>Expected output: %Ln token(s) a call.</source>
        <translation>
            <numerusform>Expected output: %Ln token a call.</numerusform>
            <numerusform>Expected output: %Ln tokens a call.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountFigure</name>
    <message numerus="yes">
        <source>token(s)</source>
        <translation>
            <numerusform>token</numerusform>
            <numerusform>tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EstimateWords</name>
    <message numerus="yes">
        <source>%n bill(s) of yours: {tokens} tokens more, which frame a message.</source>
        <translation>
            <numerusform>%n bill of yours: {tokens} tokens more, which frame a message.</numerusform>
            <numerusform>%n bills of yours: {tokens} tokens more, which frame a message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) of yours: {tokens} tokens fewer.</source>
        <translation>
            <numerusform>%n bill of yours: {tokens} tokens fewer.</numerusform>
            <numerusform>%n bills of yours: {tokens} tokens fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) of yours: as many tokens.</source>
        <translation>
            <numerusform>%n bill of yours: as many tokens.</numerusform>
            <numerusform>%n bills of yours: as many tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, {share} more than a count with {encoding}.</source>
        <translation>
            <numerusform>From %n bill of yours, {share} more than a count with {encoding}.</numerusform>
            <numerusform>From %n bills of yours, {share} more than a count with {encoding}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, {share} less than a count with {encoding}.</source>
        <translation>
            <numerusform>From %n bill of yours, {share} less than a count with {encoding}.</numerusform>
            <numerusform>From %n bills of yours, {share} less than a count with {encoding}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n bill(s) of yours, the same as a count with {encoding}.</source>
        <translation>
            <numerusform>From %n bill of yours, the same as a count with {encoding}.</numerusform>
            <numerusform>From %n bills of yours, the same as a count with {encoding}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureAnnouncer</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>call(s) a month</source>
        <translation>
            <numerusform>call a month</numerusform>
            <numerusform>calls a month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message numerus="yes">
        <source>in %Ln month(s)</source>
        <translation>
            <numerusform>in %Ln month</numerusform>
            <numerusform>in %Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupTable</name>
    <message numerus="yes">
        <source>%Ln request(s) not counted. {note}</source>
        <translation>
            <numerusform>%Ln request not counted. {note}</numerusform>
            <numerusform>%Ln requests not counted. {note}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message numerus="yes">
        <source>%Ln row(s) can&apos;t be taken:</source>
        <translation>
            <numerusform>%Ln row can&apos;t be taken:</numerusform>
            <numerusform>%Ln rows can&apos;t be taken:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %Ln Change(s)</source>
        <translation>
            <numerusform>&amp;Apply %Ln Change</numerusform>
            <numerusform>&amp;Apply %Ln Changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%Ln that you set otherwise stay(s).</source>
        <translation>
            <numerusform>%Ln that you set otherwise stays.</numerusform>
            <numerusform>%Ln that you set otherwise stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passed over, %Ln row(s) of other providers: {names}.</source>
        <translation>
            <numerusform>Passed over, %Ln row of other providers: {names}.</numerusform>
            <numerusform>Passed over, %Ln rows of other providers: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message numerus="yes">
        <source>%Ln row(s) of {file}: {least} to {most} tokens</source>
        <translation>
            <numerusform>%Ln row of {file}: {least} to {most} tokens</numerusform>
            <numerusform>%Ln rows of {file}: {least} to {most} tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnWindow</name>
    <message numerus="yes">
        <source>Billed: %Ln input token(s).</source>
        <translation>
            <numerusform>Billed: %Ln input token.</numerusform>
            <numerusform>Billed: %Ln input tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{model} billed %Ln input token(s).</source>
        <translation>
            <numerusform>{model} billed %Ln input token.</numerusform>
            <numerusform>{model} billed %Ln input tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %Ln of them cached.</source>
        <translation>
            <numerusform> %Ln of them cached.</numerusform>
            <numerusform> %Ln of them cached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message numerus="yes">
        <source>%n row(s) deleted. Undo brings them back.</source>
        <translation>
            <numerusform>%n row deleted. Undo brings it back.</numerusform>
            <numerusform>%n rows deleted. Undo brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptFile</name>
    <message numerus="yes">
        <source>Line endings were mixed: %Ln of them are {newline} now.</source>
        <translation>
            <numerusform>Line endings were mixed: %Ln of them is {newline} now.</numerusform>
            <numerusform>Line endings were mixed: %Ln of them are {newline} now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatesFiles</name>
    <message numerus="yes">
        <source>%Ln row(s) written to {name}.</source>
        <translation>
            <numerusform>%Ln row written to {name}.</numerusform>
            <numerusform>%Ln rows written to {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatesWindow</name>
    <message numerus="yes">
        <source>Go back to the shipped rates everywhere? %n change(s) of yours will be gone.</source>
        <translation>
            <numerusform>Go back to the shipped rates everywhere? %n change of yours will be gone.</numerusform>
            <numerusform>Go back to the shipped rates everywhere? %n changes of yours will be gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReconcileFigures</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>Expected output: %Ln token(s) a call.</source>
        <translation>
            <numerusform>Expected output: %Ln token a call.</numerusform>
            <numerusform>Expected output: %Ln tokens a call.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>%Ln month(s) from {day}</source>
        <translation>
            <numerusform>%Ln month from {day}</numerusform>
            <numerusform>%Ln months from {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenarioReport</name>
    <message numerus="yes">
        <source>%Ln row(s) of {file}</source>
        <translation>
            <numerusform>%Ln row of {file}</numerusform>
            <numerusform>%Ln rows of {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenarioValues</name>
    <message numerus="yes">
        <source>By %Ln answer(s)</source>
        <translation>
            <numerusform>By %Ln answer</numerusform>
            <numerusform>By %Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) counted, {share} % of the file</source>
        <translation>
            <numerusform>%Ln row counted, {share} % of the file</numerusform>
            <numerusform>%Ln rows counted, {share} % of the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) passed over.</source>
        <translation>
            <numerusform>%Ln row passed over.</numerusform>
            <numerusform>%Ln rows passed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutWindow</name>
    <message numerus="yes">
        <source>%Ln shortcut(s)</source>
        <translation>
            <numerusform>%Ln shortcut</numerusform>
            <numerusform>%Ln shortcuts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trimming</name>
    <message numerus="yes">
        <source>%Ln more.</source>
        <translation>
            <numerusform>%Ln more.</numerusform>
            <numerusform>%Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The line endings (CRLF or CR) cost %Ln token(s).</source>
        <translation>
            <numerusform>The line endings (CRLF or CR) cost %Ln token.</numerusform>
            <numerusform>The line endings (CRLF or CR) cost %Ln tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaysWords</name>
    <message numerus="yes">
        <source>%Ln call(s) a month</source>
        <translation>
            <numerusform>%Ln call a month</numerusform>
            <numerusform>%Ln calls a month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPage</name>
    <message numerus="yes">
        <source>in %Ln month(s), instead of {before}</source>
        <translation>
            <numerusform>in %Ln month, instead of {before}</numerusform>
            <numerusform>in %Ln months, instead of {before}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfWords</name>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A straight line through the history by least squares. From and to hold about four of five months, if those to come vary as those before. Seasons need %Ln month(s) of history.</source>
        <translation>
            <numerusform>A straight line through the history by least squares. From and to hold about four of five months, if those to come vary as those before. Seasons need %Ln month of history.</numerusform>
            <numerusform>A straight line through the history by least squares. From and to hold about four of five months, if those to come vary as those before. Seasons need %Ln months of history.</numerusform>
        </translation>
    </message>
</context>
</TS>
