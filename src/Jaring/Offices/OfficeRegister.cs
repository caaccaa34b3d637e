using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Jaring.Offices;

/// <summary>Finds an office by its id, by the bot's client id, or by the dashboard's client id. An unknown one does not exist.</summary>
public sealed class OfficeRegister(IOptions<JaringOptions> options)
{
    private readonly IReadOnlyList<OfficeOptions> offices = [.. options.Value.Offices];

    /// <summary>All offices of this host.</summary>
    public IReadOnlyList<OfficeOptions> All => offices;

    /// <summary>The office with this id, or null.</summary>
    public OfficeOptions? Find(string? id) => offices.FirstOrDefault(o => string.Equals(o.Id, id, StringComparison.Ordinal));

    /// <summary>The office with this id; throws where the caller's data promised that it exists.</summary>
    public OfficeOptions Get(string id) => Find(id) ?? throw new InvalidOperationException("A stored reference names an office that is not configured.");

    /// <summary>The office whose staff app (bot) has this client id.</summary>
    public bool TryFindByBot(string? clientId, [NotNullWhen(true)] out OfficeOptions? office)
    {
        office = offices.FirstOrDefault(o => string.Equals(o.StaffApp.ClientId, clientId, StringComparison.OrdinalIgnoreCase));
        return office is not null;
    }
}
