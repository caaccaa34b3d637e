namespace Jaring.Cases.Readers;

/// <summary>How changing the readers of a case ended.</summary>
public abstract record ChangeResult
{
    private ChangeResult()
    {
    }

    /// <summary>Saved; the same sent again ends here too and is kept once.</summary>
    /// <param name="Rev">Number of the set in its epoch.</param>
    public sealed record Changed(int Rev) : ChangeResult;

    /// <summary>Somebody else changed the readers first. Nothing was saved; the writer must read, verify and seal again.</summary>
    /// <param name="Head">How many sets the epoch has now.</param>
    /// <param name="Newer">Those that the writer did not know, verbatim JSON.</param>
    /// <param name="Slots">The eight slots as they stand, JSON.</param>
    public sealed record Conflict(int Head, IReadOnlyList<string> Newer, string Slots) : ChangeResult;

    /// <summary>The epoch of this token is over.</summary>
    public sealed record Moved(CaseMoved To) : ChangeResult;

    /// <summary>No case for this token.</summary>
    public sealed record NotFound : ChangeResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code"><c>bad-shape</c>, <c>unknown-version</c> or <c>duplicate</c>.</param>
    public sealed record Refused(string Code) : ChangeResult;

    /// <summary>The answer to a token that opens nothing now.</summary>
    internal static ChangeResult Of(CaseDoor door) => door.Moved is { } moved ? new Moved(moved) : new NotFound();
}
