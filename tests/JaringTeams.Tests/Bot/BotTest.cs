namespace Jaring.Tests.Bot;

/// <summary>A story that needs a world of its own.</summary>
public abstract class BotTest : IAsyncLifetime
{
    internal BotWorld World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await BotWorld.StartAsync(Settings);

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>What this story configures differently.</summary>
    protected virtual void Settings(IDictionary<string, string?> settings)
    {
    }
}
