using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaring.Storage;

/// <summary>
/// "Insert unless it is there already", in one statement, within the caller's transaction. EF has no such call, and asking first would leave a gap
/// in which two requests both insert. SQLite and PostgreSQL understand the statement alike; names come from the model.
/// </summary>
internal static class InsertOrIgnore
{
    /// <summary>True when the row was new.</summary>
    public static async Task<bool> InsertOrIgnoreAsync<T>(this JaringDbContext store, T row, CancellationToken cancellationToken)
        where T : class
    {
        var type = store.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var sql = store.GetService<ISqlGenerationHelper>();
        var columns = new List<string>();
        var values = new List<object?>();
        foreach (var property in type.GetProperties())
        {
            columns.Add(sql.DelimitIdentifier(property.GetColumnName(table)!));
            values.Add(Stored(property, row));
        }
        var holes = string.Join(", ", values.Select((_, n) => $"{{{n}}}"));
        var statement = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", columns)}) VALUES ({holes}) ON CONFLICT DO NOTHING";
        return await store.Database.ExecuteSqlRawAsync(statement, values!, cancellationToken) == 1;
    }

    private static object? Stored(IProperty property, object row)
    {
        var value = property.PropertyInfo!.GetValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
