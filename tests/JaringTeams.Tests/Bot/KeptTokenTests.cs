using Azure.Core;
using Jaring.Bot.Outgoing;

namespace Jaring.Tests.Bot;

public sealed class KeptTokenTests
{
    private static readonly TokenRequestContext Plain = new(["https://api.botframework.com/.default"]);

    [Fact]
    public async Task A_Token_Is_Asked_For_Once_Until_Shortly_Before_It_Ends()
    {
        var (clock, source) = (new ShiftedClock(), new CountingSource());
        var kept = new KeptToken(source, clock);

        Assert.Equal("token-1", (await kept.GetTokenAsync(Plain, default)).Token);
        Assert.Equal("token-1", kept.GetToken(Plain, default).Token);
        clock.Shift = TimeSpan.FromMinutes(54);
        Assert.Equal("token-1", (await kept.GetTokenAsync(Plain, default)).Token);
        clock.Shift = TimeSpan.FromMinutes(56);
        Assert.Equal("token-2", (await kept.GetTokenAsync(Plain, default)).Token);
    }

    [Fact]
    public async Task A_Token_That_Says_When_To_Refresh_Is_Refreshed_Then()
    {
        var (clock, source) = (new ShiftedClock(), new CountingSource { RefreshAfter = TimeSpan.FromMinutes(30) });
        var kept = new KeptToken(source, clock);

        await kept.GetTokenAsync(Plain, default);
        clock.Shift = TimeSpan.FromMinutes(31);
        Assert.Equal("token-2", (await kept.GetTokenAsync(Plain, default)).Token);
    }

    [Fact]
    public async Task Another_Scope_A_Challenge_And_Another_Tenant_Get_Tokens_Of_Their_Own()
    {
        var kept = new KeptToken(new CountingSource(), new ShiftedClock());

        await kept.GetTokenAsync(Plain, default);
        Assert.Equal("token-2", (await kept.GetTokenAsync(new(["https://graph.microsoft.com/.default"]), default)).Token);
        Assert.Equal("token-3", (await kept.GetTokenAsync(new(Plain.Scopes, claims: "{}"), default)).Token);
        Assert.Equal("token-4", (await kept.GetTokenAsync(new(Plain.Scopes, tenantId: "other"), default)).Token);
        Assert.Equal("token-1", (await kept.GetTokenAsync(Plain, default)).Token);
    }

    private sealed class CountingSource : TokenCredential
    {
        private int given;

        public TimeSpan? RefreshAfter { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = DateTimeOffset.UtcNow;
            return new AccessToken($"token-{++given}", now.AddHours(1), RefreshAfter is { } after ? now + after : null);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
