namespace Jaring.Cli.Verifying;

/// <summary>How a check ended.</summary>
internal enum Outcome
{
    /// <summary>It held.</summary>
    Good,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It stands on another check that failed, or there was nothing to hold it against.</summary>
    NotMade,
}

/// <summary>One check and what became of it.</summary>
/// <param name="Check">Its name: texts <c>verify.{Check}.*</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">A stable code, when it failed.</param>
/// <param name="Detail">Where, when it failed.</param>
internal sealed record Finding(string Check, Outcome Outcome, string Reason = "", string Detail = "");
