using Jaring.Announcements;
using Jaring.Bot.Calendar;
using Jaring.Bot.Notices;
using Jaring.Bot.Outgoing;
using Jaring.Bot.Protocol;
using Jaring.Http;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Reminders;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jaring.Bot;

/// <summary>The Microsoft 365 edge: the bot, the team's notices and the sessions' calendar.</summary>
public static class BotServices
{
    /// <summary>The named client for metadata and the connector.</summary>
    internal const string HttpClientName = "microsoft365";

    private const string DefaultServiceHost = "smba.trafficmanager.net";

    /// <summary>
    /// Adds the edge. Needs from the other slices: <see cref="TimeProvider"/>, <c>OfficeRegister</c>, <c>IOptions&lt;JaringOptions&gt;</c>,
    /// <c>ITurnLedger</c>, <c>IAddressBook</c> and <see cref="IAnswerInvitations"/> (scoped). Gives them <see cref="INoticeSender"/> (scoped),
    /// <see cref="ICalendar"/>, <see cref="IReadFreeBusy"/>, <see cref="IAnnouncementSender"/>, <see cref="IAddressLook"/>, <see cref="IReminderSender"/> and
    /// <see cref="IReplyCalendar"/> (singletons).
    /// </summary>
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Microsoft365Options>()
            .Bind(configuration.GetSection(Microsoft365Options.Section)).PostConfigure(UsePublicCloud).ValidateOnStart();
        services.AddSingleton<IValidateOptions<Microsoft365Options>, Microsoft365OptionsCheck>();
        services.TryAddSingleton<Jaring.Offices.OfficeRegister>();

        // No request logs: their addresses hold ids of conversations and people.
        services.AddHttpClient(HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(15);
            client.MaxResponseContentBufferSize = 1024 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(sp =>
            OutgoingHandler.Create(sp.GetRequiredService<IOptions<Microsoft365Options>>().Value.TrustedCertificatePath)).RemoveAllLoggers();
        services.AddSingleton<AppCredentials>();

        services.AddSingleton<BotSigningKeys>().AddSingleton<ServiceHosts>().AddSingleton<ProvenTokens>().AddSingleton<BotTokenValidator>();
        services.AddSingleton<SendPace>().AddSingleton<ConnectorClient>().AddSingleton<TurnQueue>().AddSingleton<Repeats>().AddSingleton<CloudAdapter>().AddHostedService<TurnWorker>();

        services.AddSingleton(sp => BotTexts.Load(sp.GetRequiredService<IOptions<Microsoft365Options>>().Value.Language));
        services.AddSingleton<NeutralMessages>().AddSingleton<Greetings>().AddSingleton<PatientAnswer>().AddScoped<PressedReply>().AddScoped<IBot, JaringBot>();

        services.AddSingleton<GraphClients>().AddSingleton<GraphGate>().AddSingleton<ActivityFeed>();
        services.AddScoped<BotChat>().AddScoped<INoticeSender, TeamsNotifier>();
        services.AddSingleton<IAnnouncementSender, TeamsAnnouncer>().AddSingleton<IAddressLook, ConversationLook>();
        services.AddSingleton<IReadFreeBusy, OutlookFreeBusy>().AddSingleton<ICheckTenant, TenantCheck>();
        services.AddSingleton<IReminderSender, TeamsReminder>().AddSingleton<IReplyCalendar, OutlookReplies>();
        return services.AddSingleton<ICalendar, OutlookCalendar>();
    }

    /// <summary>
    /// Maps <c>/api/messages</c> on every host name. Who calls is proved by the Bot Framework's token, so the route ends where routing finds it: the offices'
    /// gate and the host's own sign-in behind it have nothing to say here.
    /// </summary>
    public static IEndpointRouteBuilder MapBot(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("/api/messages", (HttpContext context, CloudAdapter adapter) =>
            adapter.ProcessAsync(context.Request, context.Response, context.RequestAborted)).AllowAnonymous().ShortCircuit();
        return endpoints;
    }

    private static void UsePublicCloud(Microsoft365Options options)
    {
        if (options.ServiceHosts.Count == 0)
        {
            options.ServiceHosts.Add(DefaultServiceHost);
        }
    }
}
