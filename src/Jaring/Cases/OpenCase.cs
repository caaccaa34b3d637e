using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>Hands out the sealed case to whoever shows its access token. It asks for no name: a signed-in request would tell who reads what.</summary>
public sealed class OpenCase(IDbContextFactory<JaringDbContext> stores)
{
    /// <summary>The case, or null when there is none for this token or the token is malformed.</summary>
    public async Task<CaseFile?> OpenAsync(string officeId, string access, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            return await store.FindByAccessAsync(officeId, access, cancellationToken) is not { } found
                ? null
                : new CaseFile(
                    found.Sealed.Value,
                    await store.ReadMessagesAsync(officeId, found.CaseId, 0, cancellationToken),
                    await store.ReadLogAsync(officeId, found.CaseId, cancellationToken));
        }
        catch (ShapeException)
        {
            return null;
        }
    }
}

/// <summary>A sealed case with everything that belongs to it, each part verbatim JSON.</summary>
/// <param name="Sealed">The report.</param>
/// <param name="Messages">The thread, oldest first.</param>
/// <param name="Log">The case log, oldest first.</param>
public sealed record CaseFile(string Sealed, IReadOnlyList<string> Messages, IReadOnlyList<string> Log);
