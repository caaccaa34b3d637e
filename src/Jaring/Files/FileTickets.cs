using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// One solved puzzle lets a page begin some files within an hour: a ticket stands for it, in memory and for that time. It says nothing of who holds it, and no row
/// keeps it. A restart forgets tickets, and pages solve another puzzle.
/// </summary>
public sealed class FileTickets(IOptions<FilesOptions> options, TimeProvider time)
{
    private const int Bytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly Dictionary<string, Ticket> known = new(StringComparer.Ordinal);
    private readonly long born = time.GetTimestamp();
    private TimeSpan swept;

    /// <summary>A fresh ticket that has paid for this file.</summary>
    public string Issue(string officeId, string fileId)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        lock (known)
        {
            Sweep();
            known[ticket] = new Ticket(officeId, [fileId], Now + Life);
        }

        return ticket;
    }

    /// <summary>True when the ticket is ours, not too old, and pays for this file or has one left.</summary>
    public bool Accept(string officeId, string ticket, string fileId)
    {
        lock (known)
        {
            return known.TryGetValue(ticket, out var found) && found.OfficeId == officeId && found.Until > Now
                && (found.Files.Contains(fileId) || (found.Files.Count < options.Value.PerSubmission && found.Files.Add(fileId)));
        }
    }

    /// <summary>Time that has gone by: a clock that is put right neither ends a ticket nor lengthens it.</summary>
    private TimeSpan Now => time.GetElapsedTime(born);

    private void Sweep()
    {
        if (Now - swept < TimeSpan.FromMinutes(1))
        {
            return;
        }

        swept = Now;
        foreach (var old in known.Where(t => t.Value.Until <= Now).Select(t => t.Key).ToList())
        {
            known.Remove(old);
        }
    }

    private sealed record Ticket(string OfficeId, HashSet<string> Files, TimeSpan Until);
}
