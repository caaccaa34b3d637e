using Jaring.Cli.Packages;
using Jaring.Cli.Verifying;

namespace Jaring.Cli.Commands;

/// <summary><c>jaring verify</c>: checks an export and says in plain words what holds, what does not, and what no check can tell.</summary>
internal static class VerifyCommand
{
    /// <summary>Writes the report and gives the exit code.</summary>
    /// <exception cref="UnreadableException">There is no such file, or it is no export.</exception>
    public static int Run(VerifyOptions options, Words words, TextWriter output)
    {
        using var package = Package.Open(options.Path);
        var examination = Examination.Make(package, options);
        new VerifyReport(examination, words, output).Write(options.Show);
        return examination.Held ? ExitCode.Good : ExitCode.Failed;
    }
}
