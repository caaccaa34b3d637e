using System.Net;
using Jaring.Tests.Support;

namespace Jaring.Tests.Security;

/// <summary>The dashboard in a window of its own: the one page that may speak to Entra and use a passkey, and that nobody frames. No other page gains a right by it.</summary>
public sealed class The_Plain_Address
{
    [Theory]
    [InlineData("/tirtawana/masuk", true, true)]
    [InlineData("/tirtawana/wali", false, true)]
    [InlineData("/tirtawana/", false, false)]
    [InlineData("/tirtawana/masuk/lagi", false, false)]
    [InlineData("/tirtawana/wali/lagi", false, false)]
    [InlineData("/tirtawana/tim", false, false)]
    public async Task May_Ask_Entra_And_A_Passkey_And_Nobody_Else_May(string path, bool isPlain, bool isOwnWindow)
    {
        await using var app = await TeamApp.StartAsync();
        var answer = await app.Anonymous().GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        // The authority of this test's tenant stands on loopback.
        Assert.Matches(isPlain ? "^connect-src 'self' http://127.0.0.1:[0-9]+$" : "^connect-src 'self'$", policy.Single(p => p.StartsWith("connect-src", StringComparison.Ordinal)));
        Assert.True(!isOwnWindow || policy.Contains("frame-ancestors 'none'"));
        Assert.Contains("trusted-types 'none'", policy);
        Assert.Equal(isPlain, answer.Headers.GetValues("Permissions-Policy").Single().Contains("publickey-credentials-get=(self)", StringComparison.Ordinal));
        Assert.Equal(isOwnWindow, answer.Headers.Contains("Cross-Origin-Opener-Policy"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(isPlain, page.Contains("<meta name=\"jaring-signin\" content=\"http://127.0.0.1:", StringComparison.Ordinal));
    }
}
