using Jaring.Sealing;

namespace Jaring.Cli.Commands;

/// <summary><c>jaring open</c>: opens a file that the dashboard locked with six words.</summary>
internal static class OpenCommand
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Asks for the words, writes the opened file, and gives the exit code. Nothing is left behind when it does not open.</summary>
    /// <exception cref="UnreadableException">no-file, exists, no-words, words</exception>
    public static int Run(OpenOptions options, Words words, TextReader input, TextWriter output)
    {
        var target = options.To ?? Path.ChangeExtension(options.Path, ".zip");
        Require(File.Exists(options.Path), "no-file");
        Require(!File.Exists(target), "exists");
        output.Write(words["open.ask"]);
        var typed = string.Join(' ', (input.ReadLine() ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Require(typed.Length > 0, "no-words");
        output.WriteLine();
        try
        {
            using var locked = File.OpenRead(options.Path);
            using var opened = new FileStream(target, Opening());
            LockedWithWords.Open(typed, locked, opened);
        }
        catch (SealingException)
        {
            File.Delete(target);
            throw new UnreadableException("words");
        }

        output.WriteLine(words.Fill("open.done", ("path", target)));
        return ExitCode.Good;
    }

    private static FileStreamOptions Opening()
    {
        var opening = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            opening.UnixCreateMode = OwnerOnly;
        }

        return opening;
    }

    private static void Require(bool condition, string reason)
    {
        if (!condition)
        {
            throw new UnreadableException(reason);
        }
    }
}
