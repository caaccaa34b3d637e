using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Passing;

/// <summary>
/// What a package says at this moment, as one mark: when and where its sessions are, whether they are held, and how many are asked to each. "Sudah
/// disampaikan" holds for the mark it was said of, so that a change, wherever it was made, asks exactly those contacts anew whom it concerns.
/// </summary>
internal static class PackageMarks
{
    /// <summary>The mark of each package; none once the list is erased.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> MarksAsync(this JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        var packages = await store.UnitsOf(wave.OfficeId, wave.Id).Where(u => u.PackageId != null).ToDictionaryAsync(u => (u.Area, u.Unit), u => u.PackageId!, cancellationToken);
        var seating = await store.SeatingAsync(wave.OfficeId, wave.Id, cancellationToken);
        var sessions = (await store.HeldAsync(wave, cancellationToken)).ToDictionary(s => s.Number);
        return seating.Where(s => s.Session is not null && packages.ContainsKey((s.Area, s.Unit))).GroupBy(s => packages[(s.Area, s.Unit)])
            .ToDictionary(p => p.Key, p => MarkOf(p.GroupBy(s => s.Session!.Value).OrderBy(s => s.Key).Select(s => (sessions[s.Key], s.Sum(x => x.People)))));
    }

    private static string MarkOf(IEnumerable<(WaveSessionView Session, int People)> asked)
    {
        var text = string.Concat(asked.Select(a => $"{a.Session.Number}\0{a.Session.StartsAt}\0{a.Session.EndsAt}\0{a.Session.Place}\0{a.Session.Off}\0{a.People}\n"));
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

/// <summary>Whether what stands now was passed on.</summary>
/// <param name="On">The day on which that was said of what stands now, "yyyy-MM-dd"; null when it was not.</param>
/// <param name="Changed">True when it was said, and of something else than what stands now.</param>
/// <param name="ByContact">True when the contact said it on her own page, false when a member wrote it down.</param>
/// <param name="Count">How many she reached, when she said so.</param>
public sealed record Delivered(string? On, bool Changed, bool ByContact, int? Count)
{
    internal static Delivered Of(WavePackage package, IReadOnlyDictionary<string, string> marks)
    {
        var changed = package.DeliveredOn is not null && marks.TryGetValue(package.Id, out var mark) && mark != package.DeliveredMark;
        return changed ? new(null, true, false, null) : new(package.DeliveredOn, false, package is { DeliveredOn: not null, DeliveredBy: null }, package.DeliveredCount);
    }
}
