using Jaring.Team;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team;

public sealed class AddressBookTests
{
    private const string Person = "a0000000-0000-4000-8000-00000000000F";

    [Fact]
    public async Task Address_Is_Found_By_Person_Channel_And_Office_Until_It_Stops_Working()
    {
        await using var app = await TeamApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        await book.SaveAsync(TeamApp.Office, "teams", Person, "old", default);
        await book.SaveAsync(TeamApp.Office, "teams", Person, "new", default);

        Assert.Equal("new", await book.FindAsync(TeamApp.Office, "teams", Person.ToLowerInvariant(), default));
        Assert.Null(await book.FindAsync(TeamApp.OtherOffice, "teams", Person, default));
        Assert.Null(await book.FindAsync(TeamApp.Office, "mail", Person, default));

        await book.MarkUnreachableAsync(TeamApp.Office, "teams", Person, default);
        Assert.Null(await book.FindAsync(TeamApp.Office, "teams", Person, default));
        await book.SaveAsync(TeamApp.Office, "teams", Person, "again", default);
        Assert.Equal("again", await book.FindAsync(TeamApp.Office, "teams", Person, default));
    }

    [Fact]
    public async Task Store_Does_Not_Name_The_Person_And_The_Hash_Needs_The_Host_Key()
    {
        await using var app = await TeamApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAddressBook>().SaveAsync(TeamApp.Office, "teams", Person, "x", default);
        var row = await app.ReadAsync(store => Task.FromResult(store.Set<StoredAddress>().Single()));
        Assert.DoesNotContain(Person, row.Person, StringComparison.OrdinalIgnoreCase);
        var key = await File.ReadAllBytesAsync(Path.Combine(app.Folder, "data", "keys", "person.key"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(Person.ToLowerInvariant()))), row.Person);
    }
}
