using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// Gives files to a case, in the transaction of the report or message that names them. What cannot be tied is told and refuses nothing: a report is never
/// refused for a file. Sending again ties what has come meanwhile.
/// </summary>
public sealed class TieFiles(ShredKeys keys, IOptions<FilesOptions> options)
{
    /// <summary>Ties them.</summary>
    /// <returns>Ids of those that were not tied; null when none was named.</returns>
    internal async Task<IReadOnlyList<string>?> TieAsync(
        JaringDbContext store, string officeId, string caseId, IReadOnlyList<FileClaim>? files, CancellationToken cancellationToken)
    {
        if (files is null or { Count: 0 })
        {
            return null;
        }

        var missing = files.Skip(options.Value.PerSubmission).Select(f => f.Id).ToList();
        foreach (var claim in files.Take(options.Value.PerSubmission))
        {
            if (!await TieAsync(store, officeId, caseId, claim, cancellationToken))
            {
                missing.Add(claim.Id);
            }
        }

        await store.SaveChangesAsync(cancellationToken);
        WritePoint.FilesTied.Pass();
        return missing;
    }

    private async Task<bool> TieAsync(JaringDbContext store, string officeId, string caseId, FileClaim claim, CancellationToken cancellationToken)
    {
        if (!Jt1.TryDecode(claim.Token, out var token) || token.Length != Shape.HashBytes
            || await store.FindFileAsync(keys, officeId, claim.Id, claim.Token, cancellationToken) is not { Parts: > 0 } found
            || (found.CaseId ?? caseId) != caseId || (claim.Bytes is { } bytes && bytes != found.Received))
        {
            return false;
        }

        (found.CaseId, found.Until) = (caseId, null);
        return true;
    }
}

/// <summary>A file that a report or message brings.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">Its token.</param>
/// <param name="Bytes">How long the sealed stream is; one that is not here to its end counts as missing. Null: whatever has come is all of it.</param>
public sealed record FileClaim(string Id, string Token, long? Bytes = null);
