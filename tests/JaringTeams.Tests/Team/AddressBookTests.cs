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
    public async Task An_Address_That_Stopped_Working_Is_Saved_Again_When_The_Person_Writes_From_It()
    {
        await using var app = await TeamApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        await book.SaveAsync(TeamApp.Office, "teams", Person, "same", default);
        await book.SaveAsync(TeamApp.Office, "teams", Person, "same", default);
        await book.MarkUnreachableAsync(TeamApp.Office, "teams", Person, default);
        Assert.Null(await book.FindAsync(TeamApp.Office, "teams", Person, default));

        await book.SaveAsync(TeamApp.Office, "teams", Person, "same", default);
        Assert.Equal("same", await book.FindAsync(TeamApp.Office, "teams", Person, default));
    }

    [Fact]
    public void A_Save_That_Something_Overtook_Is_Not_Taken_For_Stored()
    {
        var known = new KnownAddresses();
        var begun = known.Begin();
        known.Saved("o", "teams", "p", "a", begun);
        Assert.True(known.Holds("o", "teams", "p", "a"));
        Assert.False(known.Holds("o", "teams", "p", "b"));

        known.Forget("o", "teams", "p");
        Assert.False(known.Holds("o", "teams", "p", "a"));
        known.Saved("o", "teams", "p", "a", begun);
        Assert.False(known.Holds("o", "teams", "p", "a"));
    }

    [Fact]
    public void Only_So_Many_Addresses_Are_Remembered()
    {
        var known = new KnownAddresses();
        for (var n = 0; n < 9000; n++)
        {
            known.Saved("o", "teams", $"p{n}", "a", known.Begin());
        }

        Assert.True(known.Holds("o", "teams", "p8999", "a"));
        Assert.False(known.Holds("o", "teams", "p0", "a"));
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
