using System.Globalization;
using Jaring.Cases.Index;
using Jaring.Cases.Readers;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team.Trustees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Cases;

/// <summary>
/// When a trustee may have the late slots of a case: some days after it came, if no reader wrote in it by then. This gate is a rule that the server
/// keeps and not encryption: whoever runs it could open it sooner (docs/threat-model.md). Days of the office's calendar, like all of a case.
/// </summary>
public sealed class LateRelease(OfficeRegister offices, IOptions<TrusteeOptions> options, TimeProvider clock)
{
    /// <summary>Days until then; pages tell the date.</summary>
    public int Days => options.Value.LateDays;

    /// <summary>True from the day on. An answer on that day or later takes nothing back: whoever was let in stays in.</summary>
    internal bool IsDue(string officeId, string receivedOn, string? answeredOn)
    {
        var due = DateOnly.ParseExact(receivedOn, TakenIn.DayFormat, CultureInfo.InvariantCulture).AddDays(Days).ToString("O");
        return string.CompareOrdinal(due, Today(officeId)) <= 0 && (answeredOn is null || string.CompareOrdinal(answeredOn, due) >= 0);
    }

    /// <summary>Keeps the day of the first answer. A day that has yet to come was left by a clock that ran ahead and gives way.</summary>
    internal Task NoteAnswerAsync(JaringDbContext store, CaseRef found, CancellationToken cancellationToken)
    {
        var today = Today(found.OfficeId);
        return store.Set<StoredCase>()
            .Where(c => c.OfficeId == found.OfficeId && c.CaseId == found.CaseId && (c.AnsweredOn == null || c.AnsweredOn.CompareTo(today) > 0))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.AnsweredOn, today), cancellationToken);
    }

    private string Today(string officeId) => offices.Get(officeId).Day(clock.GetUtcNow()).ToString("O");
}
