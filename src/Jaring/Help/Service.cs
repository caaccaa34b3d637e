namespace Jaring.Help;

/// <summary>A service that people can reach without us.</summary>
/// <param name="Id">Short name; a person's referral refers to it.</param>
/// <param name="Needs">What it helps with, ids of <see cref="Need"/>.</param>
/// <param name="Name">Name as people read it.</param>
/// <param name="Contact">Numbers and addresses in one line.</param>
/// <param name="Hours">When it answers; empty where nobody knows.</param>
/// <param name="VerifiedOn">Last day on which it is known to have answered.</param>
/// <param name="Source">Who says so.</param>
public sealed record Service(string Id, IReadOnlyList<string> Needs, string Name, string Contact, string Hours, DateOnly VerifiedOn, string Source)
{
    /// <summary>Days after which a number counts as unchecked (domain.md §4).</summary>
    public const int DaysUntilOld = 90;

    /// <summary>True when nobody has tried it for longer than <see cref="DaysUntilOld"/> days.</summary>
    public bool IsOldOn(DateOnly today) => VerifiedOn.AddDays(DaysUntilOld) < today;
}

/// <summary>The help desk in the office.</summary>
/// <param name="Place">Where.</param>
/// <param name="Hours">When somebody is there.</param>
/// <param name="Contact">Its number.</param>
public sealed record Posko(string Place, string Hours, string Contact);
