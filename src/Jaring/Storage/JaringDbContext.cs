using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage;

/// <summary>
/// The store. Each capability keeps its own rows and maps them in its own <c>IEntityTypeConfiguration</c>; each row carries an office id.
/// Nothing in it is plain text that came from a reporter: accounts arrive sealed and are kept byte for byte.
/// </summary>
public sealed class JaringDbContext(DbContextOptions<JaringDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(JaringDbContext).Assembly);
}
