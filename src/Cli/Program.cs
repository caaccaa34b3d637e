using System.Text;
using Jaring.Cli;
using Jaring.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var words = Words.For(Options.LanguageOf(args));
try
{
    return Options.Parse(args) switch
    {
        VerifyOptions verify => VerifyCommand.Run(verify, words, Console.Out),
        OpenOptions open => OpenCommand.Run(open, words, Console.In, Console.Out),
        _ => Usage(),
    };
}
catch (UnreadableException fault)
{
    Console.Error.WriteLine(words.Fill("cli.unreadable", ("reason", words["cli.unreadable." + fault.Reason])));
    return ExitCode.Unreadable;
}

int Usage()
{
    Console.Error.WriteLine(words["cli.usage"]);
    return ExitCode.Unreadable;
}
