using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Jaring.Storage;

/// <summary>
/// The store. Each capability keeps its own rows and maps them in its own <c>IEntityTypeConfiguration</c>; each row carries an office id.
/// Nothing in it is plain text that came from a reporter: accounts arrive sealed and are kept byte for byte.
/// </summary>
public sealed class JaringDbContext(DbContextOptions<JaringDbContext> options, ShredKeys keys) : DbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JaringDbContext).Assembly);
        var converter = new CaseTextConverter(Keys);
        foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(CaseText)))
        {
            // The columns are older than the keys: they name text, and SQLite keeps bytes in them as bytes.
            text.SetValueConverter(converter);
            text.SetColumnType("TEXT");
        }
    }

    /// <summary>A model knows its host's keys, so two hosts in one process have two models.</summary>
    internal sealed class ModelOfOneHost : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((JaringDbContext)context).Keys, designTime);
    }

    private ShredKeys Keys { get; } = keys;
}
