using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Outreach.Materials;

/// <summary>Something that was shown at a session and that everybody may read afterwards: an address, no file.</summary>
internal sealed class SessionMaterial
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>https.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }
}

internal sealed class SessionMaterialMap : IEntityTypeConfiguration<SessionMaterial>
{
    public void Configure(EntityTypeBuilder<SessionMaterial> builder)
    {
        builder.ToTable("session_materials");
        builder.HasKey(m => new { m.OfficeId, m.SessionId, m.Address });
    }
}
