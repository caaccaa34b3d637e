using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>What a token that was once found good still has to pass when it comes again.</summary>
public sealed class ProvenTokenTests : BotTest
{
    [Fact]
    public async Task It_Gets_In_Again_And_Ends_With_Its_Time()
    {
        var token = Token(hours: 1);
        await AnswersAsync(200, token);
        await AnswersAsync(200, token);
        World.Clock.Shift = TimeSpan.FromMinutes(64);
        await AnswersAsync(200, token);
        World.Clock.Shift = TimeSpan.FromMinutes(66);
        await RefusesAsync("signature-or-lifetime", token);
    }

    [Fact]
    public async Task It_Is_Refused_Once_Its_Key_Is_No_Longer_Published()
    {
        var token = Token(hours: 30);
        await AnswersAsync(200, token);
        World.Cloud.Issuer.RollOver();
        World.Clock.Shift = TimeSpan.FromHours(13);
        await RefusesAsync("key-unknown", token);
    }

    [Fact]
    public async Task It_Is_Refused_Once_Another_Key_Has_The_Id_Of_Its_Own()
    {
        var token = Token(hours: 30);
        await AnswersAsync(200, token);
        World.Cloud.Issuer.ChangeKeyUnderItsId();
        World.Clock.Shift = TimeSpan.FromHours(13);
        await RefusesAsync("signature-or-lifetime", token);
    }

    [Fact]
    public async Task It_Gets_In_When_The_Same_Key_Was_Read_Again()
    {
        var token = Token(hours: 30);
        await AnswersAsync(200, token);
        World.Clock.Shift = TimeSpan.FromHours(13);
        await AnswersAsync(200, token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_Letter_Makes_It_Another_Token(int part)
    {
        var token = Token(hours: 1);
        await AnswersAsync(200, token);
        var parts = token.Split('.');
        parts[part] = parts[part][..10] + (parts[part][10] == 'A' ? 'B' : 'A') + parts[part][11..];
        await AnswersAsync(401, string.Join('.', parts));
        await AnswersAsync(200, token);
    }

    [Fact]
    public async Task Each_Activity_Is_Held_Against_It()
    {
        var token = Token(hours: 1);
        await AnswersAsync(200, token);
        await RefusesAsync("recipient", token, a => a["recipient"] = JsonNode.Parse("""{"id":"28:99999999-9999-4999-8999-999999999999"}"""));
    }

    private string Token(int hours)
    {
        var claims = World.Claims();
        claims["exp"] = DateTimeOffset.UtcNow.AddHours(hours).ToUnixTimeSeconds();
        return World.Cloud.Issuer.Sign(claims);
    }

    private async Task RefusesAsync(string reason, string token, Action<JsonObject>? change = null)
    {
        await AnswersAsync(401, token, change);
        Assert.EndsWith($"refused: {reason}. ", World.Logs.Lines.Last(l => l.Contains(" was refused: ", StringComparison.Ordinal)));
    }

    private async Task AnswersAsync(int status, string token, Action<JsonObject>? change = null)
    {
        using var response = await World.PostAsync(World.Activity("message", change ?? (_ => { })).ToJsonString(), $"Bearer {token}");
        Assert.Equal(status, (int)response.StatusCode);
    }
}
