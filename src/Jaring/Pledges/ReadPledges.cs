using System.Text.Json;
using Jaring.Offices;
using Jaring.Papers;
using Jaring.Papers.Docx;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Pledges;

/// <summary>Who signed this year, which members have not, and the papers: an empty pact for each group, and the list for the file.</summary>
public sealed class ReadPledges(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    private const string ListName = "daftar-pakta.docx";

    private static readonly Dictionary<string, string> Pacts = new(StringComparer.Ordinal)
    {
        ["pakta-staf.docx"] = PledgeGroups.Staff,
        ["pakta-komisioner.docx"] = PledgeGroups.Commissioners,
        ["pakta-ad-hoc.docx"] = PledgeGroups.AdHoc,
        ["pakta-anggota.docx"] = PledgeGroups.Members,
    };

    /// <summary>This year as it stands.</summary>
    public async Task<PledgeView> ReadAsync(string officeId, string memberId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var rows = await RowsAsync(office, cancellationToken);
        var signed = rows.Where(r => r.MemberId is not null).Select(r => r.MemberId).ToHashSet(StringComparer.Ordinal);
        var seats = await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken);
        return new(
            Today(office).Year, PledgeText.Of(office), signed.Contains(memberId),
            [.. seats.Where(s => office.Appoints(s.ObjectId) && !signed.Contains(s.MemberId)).Select(s => s.Name).Order(StringComparer.Ordinal)],
            [.. rows.Select(r => new SignedView(r.Id, r.Group, r.Name, r.Post, r.SignedOn, WayOf(r), VersionOf(r)))]);
    }

    /// <summary>One paper as a document, or null when there is none of that name.</summary>
    public async Task<byte[]?> MakeAsync(string officeId, string name, CancellationToken cancellationToken)
    {
        var office = new PaperOffice(offices.Get(officeId), Today(offices.Get(officeId)));
        if (name == ListName)
        {
            return PaperDocx.Write(Pact.List(await RowsAsync(office.Office, cancellationToken), office));
        }
        return Pacts.TryGetValue(name, out var group) ? PaperDocx.Write(Pact.Empty(group, PledgeText.Of(office.Office), office)) : null;
    }

    /// <summary>Where it was signed: "paper", "board" or "tab".</summary>
    internal static string WayOf(Pledge row) => !row.SelfSigned ? "paper" : row.MemberId is not null ? "board" : "tab";

    /// <summary>The version that a row was signed under.</summary>
    internal static string VersionOf(Pledge row) => JsonSerializer.Deserialize<PledgeText>(row.Text, WireJson.Options)!.Version;

    private DateOnly Today(OfficeOptions office) => DateOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime);

    private async Task<List<Pledge>> RowsAsync(OfficeOptions office, CancellationToken cancellationToken)
    {
        var year = Today(office).Year;
        var rows = await store.Set<Pledge>().AsNoTracking().Where(p => p.OfficeId == office.Id && p.Year == year).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => PledgeGroups.All.ToList().IndexOf(r.Group)).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }
}

/// <summary>A year as a page shows it.</summary>
/// <param name="Year">The year on the office's clock.</param>
/// <param name="Text">The wording of today.</param>
/// <param name="Mine">The member who asks has signed this year.</param>
/// <param name="Waiting">Names of members who have not. It stops nobody from anything.</param>
/// <param name="Signed">Who has, with the version that each signed.</param>
public sealed record PledgeView(int Year, PledgeText Text, bool Mine, IReadOnlyList<string> Waiting, IReadOnlyList<SignedView> Signed);

/// <summary>Somebody who signed, where ("paper", "board" or "tab") and under which wording.</summary>
public sealed record SignedView(string Id, string Group, string Name, string Post, string SignedOn, string Way, string Version);
