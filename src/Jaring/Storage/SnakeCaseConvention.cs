using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Jaring.Storage;

/// <summary>Names columns, keys and indexes in snake_case, so that the store reads the same in SQLite and PostgreSQL. Tables are named by their maps.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties())
            {
                property.Builder.HasColumnName(Of(property.Name));
            }

            entity.FindPrimaryKey()?.Builder.HasName($"pk_{table}");
            foreach (var index in entity.GetIndexes())
            {
                index.Builder.HasDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => Of(p.Name)))}");
            }

            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.Builder.HasConstraintName($"fk_{table}_{foreign.PrincipalEntityType.GetTableName()}");
            }
        }
    }

    /// <summary>"SubmitKey" becomes "submit_key".</summary>
    internal static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
