namespace Jaring.Cli;

/// <summary>What a script learns without reading.</summary>
internal static class ExitCode
{
    /// <summary>Every check held.</summary>
    public const int Good = 0;

    /// <summary>At least one check did not hold.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was checked: no such file, other words, a wrong call.</summary>
    public const int Unreadable = 2;
}

/// <summary>The command cannot begin. <see cref="Reason"/> names a text <c>cli.unreadable.*</c>.</summary>
internal sealed class UnreadableException(string reason) : Exception(reason)
{
    public string Reason { get; } = reason;
}
