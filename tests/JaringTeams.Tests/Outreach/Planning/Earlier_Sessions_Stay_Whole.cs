using Jaring.Outreach.Planning;
using Jaring.Storage;
using Jaring.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Tests.Outreach.Planning;

/// <summary>A session from before the planner asked for lists is read as it was.</summary>
public sealed class Earlier_Sessions_Stay_Whole : IAsyncLifetime
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public Task InitializeAsync() => connection.OpenAsync();

    public async Task DisposeAsync() => await connection.DisposeAsync();

    [Theory]
    [InlineData("", "[]", 0, 0)]
    [InlineData("Pembukaan; \"materi\"; penutup", """["Nurul Hasanah","Dr. \"Sekar\""]""", 1, 2)]
    public async Task Its_Agenda_Is_One_Item_And_Its_Speakers_Have_No_Post(string agenda, string speakers, int items, int people)
    {
        await using var store = new JaringDbContext(new DbContextOptionsBuilder<JaringDbContext>().UseSqlite(connection).ReplaceService<IMigrationsSqlGenerator, UnorderedSqliteTables>().Options);
        await store.Database.ExecuteSqlAsync($"CREATE TABLE sessions (office_id TEXT NOT NULL, id TEXT NOT NULL, speakers TEXT NOT NULL, agenda TEXT NOT NULL, PRIMARY KEY (office_id, id)) WITHOUT ROWID");
        await store.Database.ExecuteSqlAsync($"INSERT INTO sessions VALUES ('tirtawana', 's', {speakers}, {agenda})");
        foreach (var command in store.GetService<IMigrationsSqlGenerator>().Generate(new M0014_Plans { ActiveProvider = store.Database.ProviderName! }.UpOperations))
        {
            await store.Database.ExecuteSqlRawAsync(command.CommandText);
        }
        Assert.Equal(Enumerable.Repeat(new AgendaItem(0, agenda), items), await ListAsync<AgendaItem>(store, "SELECT agenda AS Value FROM sessions"));
        Assert.Equal(new[] { new Speaker("Nurul Hasanah", "", false), new Speaker("Dr. \"Sekar\"", "", false) }.Take(people), await ListAsync<Speaker>(store, "SELECT speakers AS Value FROM sessions"));
        Assert.Empty(await ListAsync<AgreedPoint>(store, "SELECT points AS Value FROM sessions"));
        Assert.Equal(["training 1"], await store.Database.SqlQueryRaw<string>("SELECT kind || ' ' || number AS Value FROM sessions").ToListAsync());
    }

    /// <summary>A list as the store's own converter reads it.</summary>
    private static async Task<IReadOnlyList<T>> ListAsync<T>(JaringDbContext store, string select)
    {
        var text = await store.Database.SqlQueryRaw<string>(select).SingleAsync();
        return (IReadOnlyList<T>)new JsonListConverter<T>().ConvertFromProvider(text)!;
    }
}
