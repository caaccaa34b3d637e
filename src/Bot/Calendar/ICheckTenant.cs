namespace Jaring.Bot.Calendar;

/// <summary>Tries in a real tenant what no pretend cloud can prove about the calendar's grant (teams.md §7.2). It reads and changes nothing.</summary>
public interface ICheckTenant
{
    /// <summary>What was found for one office, in the order in which an administrator mends it.</summary>
    Task<IReadOnlyList<TenantFinding>> CheckAsync(string officeId, CancellationToken cancellationToken);
}

/// <summary>One thing that was tried.</summary>
/// <param name="Verdict">How it is.</param>
/// <param name="Sentence">What an administrator reads; it names no person and no address.</param>
public sealed record TenantFinding(TenantVerdict Verdict, string Sentence);

/// <summary>How something is in the tenant.</summary>
public enum TenantVerdict
{
    /// <summary>As it shall be.</summary>
    Fine,

    /// <summary>Somebody has to mend it.</summary>
    Wrong,

    /// <summary>Not tried, or the product does without it.</summary>
    Open,
}
