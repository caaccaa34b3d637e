using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage;

/// <summary>
/// The writer's own connection, opened once and kept: opening one sets its pragmas and names EF's functions to SQLite, which costs more than a small work.
/// After a fault nobody trusts it: it is closed, and the next group opens another.
/// </summary>
internal sealed class WriterConnection(IDbContextFactory<JaringDbContext> stores) : IAsyncDisposable
{
    private JaringDbContext? open;

    /// <summary>The context in which works run one after another; each leaves it without anything tracked.</summary>
    public async Task<JaringDbContext> OpenAsync()
    {
        if (open is null)
        {
            var store = await stores.CreateDbContextAsync();
            store.Database.AutoSavepointsEnabled = false;
            try
            {
                await store.Database.OpenConnectionAsync();
            }
            catch
            {
                await store.DisposeAsync();
                throw;
            }

            open = store;
        }

        return open;
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (open is { } store)
        {
            open = null;
            await store.DisposeAsync();
        }
    }
}
