using Jaring.Cases.Readers;

namespace Jaring.Cases;

/// <summary>How adding to a case ended.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Saved at this place; the same object sent again ends here too and is kept once.</summary>
    /// <param name="Place">Position in the thread from 1, or in the log from 0.</param>
    /// <param name="NextNotice">When the team hears of it, on the office's clock; null for the log, of which nobody is told.</param>
    /// <param name="MissingFiles">Files that could not be tied to the case; null when none was named.</param>
    public sealed record Appended(int Place, DateTimeOffset? NextNotice, IReadOnlyList<string>? MissingFiles = null) : AppendResult;

    /// <summary>Somebody else added first. Nothing was saved; the writer must read, verify and sign again.</summary>
    /// <param name="Head">How many there are now.</param>
    /// <param name="Newer">Those that the writer did not know, verbatim JSON.</param>
    public sealed record Conflict(int Head, IReadOnlyList<string> Newer) : AppendResult;

    /// <summary>The epoch of this token is over. Nothing was saved; the writer must find the new key and seal again.</summary>
    public sealed record Moved(CaseMoved To) : AppendResult;

    /// <summary>No case for this token.</summary>
    public sealed record NotFound : AppendResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code"><c>bad-shape</c>, <c>unknown-version</c> or <c>duplicate</c>.</param>
    public sealed record Refused(string Code) : AppendResult;

    /// <summary>The answer to a token that opens nothing now.</summary>
    internal static AppendResult Of(CaseDoor door) => door.Moved is { } moved ? new Moved(moved) : new NotFound();
}
