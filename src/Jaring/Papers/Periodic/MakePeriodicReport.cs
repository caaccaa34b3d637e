using Jaring.Attendance;
using Jaring.Attendance.Newcomers;
using Jaring.Offices;
using Jaring.Papers.Docx;
using Jaring.Storage;

namespace Jaring.Papers.Periodic;

/// <summary>Makes the periodic report of an office as a document that can be changed; nothing of it is kept.</summary>
public sealed class MakePeriodicReport(JaringDbContext store, ReadCoverage coverage, ReadNewcomers newcomers, OfficeRegister offices, TimeProvider clock)
{
    private const string Start = "laporan-berkala-", Ending = ".docx";

    /// <summary>The file, or null when its name is none or the period has not begun.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="name">For example <c>laporan-berkala-2026-T3.docx</c>: a year, S and a half, T and a quarter, or a month of two digits.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<byte[]?> MakeAsync(string officeId, string name, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var today = office.Day(clock.GetUtcNow());
        if (!name.StartsWith(Start, StringComparison.Ordinal) || !name.EndsWith(Ending, StringComparison.Ordinal)
            || Period.Find(name[Start.Length..^Ending.Length]) is not { } period || period.From > today)
        {
            return null;
        }

        var figures = await new CountPeriod(store, coverage, newcomers).CountAsync(officeId, period, today, cancellationToken);
        return PaperDocx.Write(PeriodicReport.Of(period, figures, new(office, today)));
    }
}
