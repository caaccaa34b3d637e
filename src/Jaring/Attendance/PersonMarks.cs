using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>Tells two names of one person from two people without keeping either: a keyed hash of year, unit and name; the key lies outside the store.</summary>
internal sealed class PersonMarks(HostKeys keys)
{
    /// <summary>The marks of everybody who came to a session whose names are still there; with <paramref name="endedBefore"/> only of those that ended earlier.</summary>
    public async Task<List<ReachedPerson>> OfNamesAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken, string? endedBefore = null)
    {
        var before = endedBefore ?? "9999";
        var came = await (
            from p in store.Set<Participant>().AsNoTracking()
            join s in store.Set<Session>() on new { p.OfficeId, Id = p.SessionId } equals new { s.OfficeId, s.Id }
            where p.OfficeId == officeId && p.Mode != null && s.EndsAt.CompareTo(before) < 0
            select new { p.Name, p.Unit, s.StartsAt }).ToListAsync(cancellationToken);
        return
        [
            .. came.Select(p => (p.Name, p.Unit, Year: int.Parse(p.StartsAt.AsSpan(0, 4), CultureInfo.InvariantCulture)))
                .Select(p => new ReachedPerson { OfficeId = officeId, Year = p.Year, Unit = p.Unit, Mark = Of(officeId, p.Year, p.Unit, p.Name) }),
        ];
    }

    /// <summary>The mark of one name of one unit in one year.</summary>
    public string Of(string officeId, int year, string unit, string name)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"reach\0{officeId}\0{year}\0{TypedName.Alike(unit)}\0{TypedName.Alike(name)}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(keys.Get("attendance"), Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
