"""What looks like a comment to a lexer, and is none, stays."""

import time

import pytest
from samples import inside

from estimator.trimming import code_doubts, code_lexing, comment_rules, edits
from estimator.trimming.source import Source


def applied(find, text):
    return edits.applied(text, find(Source(text)).edits)


def without(language, code):
    """Code of a fence without its comments."""
    fence = f"```{language}\n\0\n```\n"
    return inside(
        applied(comment_rules.find_comments, fence.replace("\0", code)), *fence.split("\0")
    )


NO_COMMENTS = [
    # Text of elements
    ("jsx", "let a = <p>Visit https://example.com/docs for help</p>;"),
    ("tsx", 'let a = <a href="https://x.y">a // b</a>;'),
    ("tsx", "let a = <p>Use /* glob */ patterns</p>;"),
    ("jsx", "export default () => <p>see // this …</p>;"),
    ("jsx", "let a = <A b={<C/>}>x // y</A>"),
    ("jsx", "let a = <Foo\n  b>x // y</Foo\n>;"),
    ("jsx", "let a = <><b/>// x</>;"),
    ("js", "let a = <p>see // this one</p>;"),
    ("ts", "let a = <p>it's</p>;\nlet u = 'http://x';"),
    ("scala", "val x = <p>a // b</p>"),
    ("html", "<textarea><!-- x --></textarea>"),
    ("html", '<script type="text/template"><p>// a</p></script>'),
    ("html", "<script>\n<!--\na();\n//-->\n</script>"),
    ("vue", '<script lang="tsx">\nlet a = <p>// b</p>;\n</script>'),
    # Values of settings
    ("ini", "conn = Server=db1;Database=shop;Uid=app"),
    ("ini", "path = C:\\a;C:\\b\ncolor = #ff0000\nurl = http://a/#frag\npw = ab#cd ; ef # g"),
    ("cfg", "a = b # c"),
    ("yaml", "--- |\n# no\n..."),
    ("dockerfile", "FROM a # b\nENV A # b\nCOPY <<EOF /x\n# no\nEOF"),
    ("hcl", "a = <<EOT\nx EOT # y\n# z\nEOT"),
    # Quotes of many kinds
    ("perl", "$s =~ s#/+#/#g;"),
    ("perl", "$x =~ m#foo#;\ny#a#b#;\n$q = q#a b#;\n@l = qw#a b#;\n$r = qr#a#;\ntr#a#b#;"),
    ("perl", "f(<<EOT);\n# no\nEOT"),
    ("perl", "my $x = <<~EOT;\n  # no\n  EOT"),
    ("perl", "$s =~ s {a; # b}{c};\n@a = split /'/, $x; my $u = 'a # b';"),
    ("perl", "my $n = $#array + $#{$x} + $#$x;"),
    ("ruby", "x = %i<# a>\ny = %Q|# a|"),
    ("swift", 'let x = #"a " // b"#\nlet y = ##"a"# // b"##'),
    ("rust", 'let e = cr#"" // q"#;'),
    ("csharp", 'var a = $"{(a ? "//" : "b")} // c";'),
    ("csharp", 'var a = $@"{b["// c"]}\n// d";'),
    ("kotlin", 'val c = "${f("//")}"; val r = """\n// x ${a["b"]} // c\n"""'),
    ("scala", 'val a = raw"\\"; val b = "// x"; val c = "// d"'),
    ("r", 'd <- r"{" # x}"; e <- R"---[" # y]---"'),
    ("haskell", "x = [r|\n-- a\n|]"),
    ("js", 'while (x) /"/g.exec(y), u = "// z";'),
    ("ts", "let q = (<any>w) / 2; let v = '//x';"),
    ("js", "a <!--b;"),
    ("c", '#define S(x) "//" #x\n#if 0\nit\'s a // b\n#endif'),
    ("c", "#define URL http://x"),
    ("cmake", 'set(a "x\\" # y")'),
    ("less", "@import url(//fonts.x/css);"),
    # SQL of one server in the words of another
    ("sql", "SELECT `-- a`, 5--3 FROM t;"),
    ("sql", "SELECT 'it\\'s', '-- a';"),
    ("sql", "SELECT q'[it's -- a]' FROM t;"),
    ("postgres", "SELECT E'\\' -- a', 'x';"),
    # Words of a shell
    ("bash", "cat <<A <<B\n# x\nA\n# y\nB"),
    ("bash", 'cat <<"END OF"\nx # y\nEND OF'),
    ("bash", "cat <<EOF\nthe EOF marker # x\n# y\nEOF"),
    ("bash", "x=`ls # a`"),
    ("zsh", "echo ${(#)x} *(#q.)"),
    ("bash", "echo ${x#y} ${x##*/} $# ${#a[@]} $((16#ff)) ${x/#a/b} \\# x"),
    ("make", "define X\n# y\nendef"),
    ("make", "b := $(subst #,x,y)"),
    ("powershell", "Write-Host a#b C:#x `# y\n#Requires -Version 5"),
    # Ends that the lexer does not see
    ("php", "<?php // a ?> b\n<p># c</p>\n<?php # d ?><i>e</i>"),
    ("php", "<?php\n$x = <<<EOT\na # b\n  EOT . 'x';\n$u = 'http://a';"),
    ("kotlin", "/* a /* b */ c */\nval x = 1"),
    ("dart", "/* a /* b */ c // d */\nvar x = 1;"),
    ("sql", "/* a /* b */ c */\nSELECT 1;"),
]


@pytest.mark.parametrize(("language", "code"), NO_COMMENTS)
def test_what_only_looks_like_a_comment_stays(language, code):
    assert code_lexing.lexed(code_lexing.language_named(language), code) is not None
    assert without(language, f"{code}\n") == f"{code}\n"


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("tsx", "f<A>(); // a\nlet b = <p>c // d</p>;", "f<A>();\nlet b = <p>c // d</p>;"),
        ("jsx", '// a\nlet b = <img alt="http://c" />; // d', 'let b = <img alt="http://c" />;'),
        ("ini", "; a\n[b]\n  # c\nd = e ; f", "[b]\nd = e ; f"),
        ("perl", "my $x = 1; # a\n# b\nif ($a) { # c\n}", "my $x = 1;\nif ($a) {\n}"),
        ("swift", "/* a /* b */ c */\nlet x = 1", "let x = 1"),
        ("rust", "/* a /* b */ c */\nlet x = 1;", "let x = 1;"),
        ("csharp", 'var a = $"{b}"; // c\n// d\nf();', 'var a = $"{b}"; // c\nf();'),
        ("bash", "cat <<EOF | wc\na # b\nEOF\nls # c", "cat <<EOF | wc\na # b\nEOF\nls"),
        ("hcl", "a = <<-EOT\n  # b\n  EOT\nc = 1 # d", "a = <<-EOT\n  # b\n  EOT\nc = 1"),
        ("sql", "SELECT 1 -- a\n--b\nFROM t --c\n;", "SELECT 1\nFROM t --c\n;"),
        ("js", "f(); // it's don't, \"a\"\n", "f();\n"),
        ("vue", '<script lang="ts">\nf(); // a\n</script>', '<script lang="ts">\nf();\n</script>'),
        ("kotlin", "/* a */\nval x = 1 // b", "val x = 1"),
    ],
)
def test_comments_that_are_sure_still_go(language, code, expected):
    assert without(language, code) == expected


def test_a_named_file_of_jsx_is_no_other_than_a_fence_of_it():
    text = "=== src/a.jsx ===\n// gone\nexport default () => (\n  <p>see // this</p>\n);\n"
    assert applied(comment_rules.find_comments, text) == text.replace("// gone\n", "")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["JSX", "PHP", "Terraform", *code_doubts._ODD_QUOTES])
@pytest.mark.parametrize(
    "unit",
    [
        "<a>", "</a>", "<a\n", "<<", "<<a\n", "<<a\na\n", "<< ", "`", "${", "$(", "[", "<title>",
        "<script ", "<script type=x>", "/* ", "# '\n", "-- '\n", "s{", "q'", "%i", 'raw"', "[a",
    ],
)  # fmt: skip
def test_doubts_take_no_long_time(language, unit):
    code = (unit * (900 // len(unit)) + "\n") * 400
    whole_lines = [(at, at + 900) for at in range(0, len(code) - 900, 901)]
    began = time.process_time()
    code_doubts.trusted(language, code, whole_lines)
    for start, end in whole_lines:
        code_doubts.is_doubtful(language, code, (start + 800, end))
    assert time.process_time() - began < 1
