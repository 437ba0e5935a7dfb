namespace Expect.Api.Tests.Writing;

/// <summary>Mutations of offers, as clients write them.</summary>
internal static class Offers
{
    private const string Always = "__typename ... on Error { message } ... on ValidationError { path code } ... on NotFoundError { path }";
    private const string Duplicate = "... on DuplicateError { path existingId }";
    private const string Conflict = "... on VersionConflictError { expected actual }";
    private const string Referenced = "... on ReferencedError { by { displayName } }";
    private const string Move = "... on InvalidTransitionError { from to allowed }";
    private const string Item = "expertiseOffer { id version status slug titleTranslations { language value } themes { code } modalities { form oneOff minDays } territory { slug } }";

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Create = Mutation("createExpertiseOffer", "CreateExpertiseOfferInput!", Duplicate);

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Update = Mutation("updateExpertiseOffer", "UpdateExpertiseOfferInput!", Duplicate + Conflict);

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Publish = Mutation("publishExpertiseOffer", "PublishExpertiseOfferInput!", Move + Conflict);

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Transition = Mutation("transitionExpertiseOffer", "TransitionExpertiseOfferInput!", Move + Conflict);

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Delete = Mutation("deleteExpertiseOffer", "DeleteExpertiseOfferInput!", Referenced + Conflict);

    /// <summary>Needs <c>input</c>.</summary>
    public static readonly string Restore = Mutation("restoreExpertiseOfferRevision", "RestoreExpertiseOfferRevisionInput!", Duplicate + Conflict);

    /// <summary>A text in French.</summary>
    public static object[] French(string text) => [new { language = "FR", value = text }];

    /// <summary>An offer that lacks nothing.</summary>
    public static object Complete(string slug) => new
    {
        territory = new { slug = "paris" },
        slug,
        title = French("Essai"),
        summary = French("Un essai."),
        themes = new object[] { new { code = "adaptation" } },
        modalities = new object[] { new { form = "PEER_TRAINING", oneOff = true, minDays = 2 } },
        languages = new[] { "FR" },
    };

    private static string Mutation(string field, string input, string errors) =>
        $$"""mutation ($input: {{input}}) { {{field}}(input: $input) { {{Item}} errors { {{Always}} {{errors}} } } }""";
}
