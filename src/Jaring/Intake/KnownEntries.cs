using System.Collections.Concurrent;
using Jaring.Shapes;
using Jaring.Team;

namespace Jaring.Intake;

/// <summary>
/// Remembers which entries of a directory a report may name, so that a report does not read the whole directory again. Entries are only ever added,
/// so what was once in the directory stays in it, and what is not known yet is looked for in the store.
/// </summary>
public sealed class KnownEntries
{
    private readonly ConcurrentDictionary<(string Office, int N, string Hash), bool> known = new();

    /// <summary>Requires that the office's directory has this entry.</summary>
    /// <exception cref="ShapeException">It has not.</exception>
    internal async Task RequireAsync(string officeId, DirectoryReference entry, IReadDirectory directories, CancellationToken cancellationToken)
    {
        if (known.ContainsKey((officeId, entry.N, entry.H)))
        {
            return;
        }

        var chain = (await directories.ReadAsync(officeId, cancellationToken)).Chain;
        Shape.Require(entry.N >= 0 && entry.N < chain.Count && entry.H == Jt1.DirectoryHash(Shape.Bytes(chain[entry.N].E)));
        known[(officeId, entry.N, entry.H)] = true;
    }
}
