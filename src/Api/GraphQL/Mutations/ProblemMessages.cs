using System.Collections.Frozen;
using System.Globalization;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What people read of a problem, in French or in English.</summary>
internal static class ProblemMessages
{
    // By the code of the rule; the English text stands with the rule itself.
    private static readonly FrozenDictionary<string, string> French = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["columns"] = "La première ligne nomme les colonnes d'après les champs du type : l'une d'elles n'en est pas un.",
        ["byteSize.none"] = "Un fichier a au moins un octet.",
        ["byteSize.tooLarge"] = "Un fichier a au plus {0} octets.",
        ["file.notUploaded"] = "Aucun fichier connu ne correspond à cette ligne. Les nouveaux fichiers s'envoient un par un.",
        ["fileName.invalid"] = "Le nom d'un fichier a de 1 à 200 caractères, sans barre oblique, barre inverse ni caractère de commande, et n'est pas fait que de points et d'espaces.",
        ["mimeType.notAllowed"] = "Les fichiers de ce type ne sont pas admis.",
        ["sha256.invalid"] = "Une empreinte SHA-256 a 64 chiffres hexadécimaux, en minuscules.",
        ["amount.exceeds"] = "Un versement ne dépasse pas ce qui reste du financement.",
        ["amount.notPositive"] = "Un montant est supérieur à zéro.",
        ["change.unknown"] = "Cette mise en ligne n'a pas de modification de ce numéro.",
        ["competences.missing"] = "Une candidature a besoin des compétences en français pour être déposée.",
        ["contact.email.invalid"] = "Une adresse électronique a la forme nom@domaine.",
        ["contact.name.blank"] = "Un contact a un nom.",
        ["contact.phone.blank"] = "Un numéro de téléphone se lit : donnez null pour ne pas en donner.",
        ["currency.other"] = "Les montants qui vont ensemble sont dans la même devise.",
        ["decision.missing"] = "Une candidature à l'ordre du jour n'a pas de décision : ajournez ce qui n'est pas décidé.",
        ["decision.otherSession"] = "Cette candidature n'est pas à l'ordre du jour de cette séance.",
        ["decision.twice"] = "Chaque candidature est décidée une fois.",
        ["delete.decided"] = "Ce qui a été public ou décidé se retire, et ne s'efface pas.",
        ["fixed"] = "Un contenu garde ici la valeur de sa création.",
        ["expiry.past"] = "Un jeton se termine à un moment à venir.",
        ["image.altText.missing"] = "Chaque image a besoin d'un texte alternatif en français pour que l'article soit publié.",
        ["labelAward.withdrawn"] = "La labellisation a été retirée : enlevez-la, ou nommez-en une en vigueur.",
        ["input.outdated"] = "Ces valeurs ne conviennent plus à la mutation : retirez la modification et refaites-la.",
        ["item.referenced"] = "D'autres contenus renvoient à celui-ci. Retirez d'abord ces liens.",
        ["language.missing"] = "Une offre a besoin d'une langue pour être publiée.",
        ["language.twice"] = "Chaque langue est donnée une fois.",
        ["lead.foreign"] = "Le chef de file d'un projet est une collectivité française.",
        ["lead.missing"] = "Un projet a besoin d'un chef de file, et d'un seul.",
        ["link.unpublished"] = "L'article renvoie à un contenu qui n'est pas publié : publiez-le d'abord, ou enlevez-le.",
        ["mobilisationTerms.missing"] = "Une candidature a besoin des conditions de mobilisation en français pour être déposée.",
        ["modality.missing"] = "Une offre a besoin d'une modalité pour être publiée.",
        ["mutation.unknown"] = "Cette mutation n'existe plus : retirez la modification.",
        ["name.fr.missing"] = "Une organisation a besoin d'un nom français pour être publiée.",
        ["partner.unpublished"] = "Une organisation partenaire n'est pas publiée : publiez-la d'abord, ou enlevez-la.",
        ["practice.unpublished"] = "Une pratique citée n'est pas publiée : publiez-la d'abord, ou enlevez-la.",
        ["name.length"] = "Un nom a de 1 à 200 caractères, et pas seulement des blancs.",
        ["publisher.gone"] = "Qui a programmé la mise en ligne ne peut plus rien publier : quelqu'un d'autre doit la programmer ou la publier.",
        ["reason.missing"] = "Une candidature refusée a besoin du motif.",
        ["recognitionEvidence.missing"] = "Une candidature a besoin des preuves de reconnaissance en français pour être déposée.",
        ["release.closed"] = "Les modifications de cette mise en ligne sont arrêtées : retirez d'abord sa programmation, ou préparez-en une autre.",
        ["release.conflict"] = "Des modifications de cette mise en ligne ne s'appliquent plus en l'état : réglez d'abord ses conflits.",
        ["release.personal"] = "Une mise en ligne groupée ne garde pas de données personnelles : écrivez-les à part.",
        ["required.missing"] = "Un nouveau contenu a besoin d'une valeur ici.",
        ["row.csv"] = "La ligne ne se lit pas comme une ligne de CSV : vérifiez les guillemets et le nombre de valeurs.",
        ["row.json"] = "La ligne n'est pas un objet JSON.",
        ["row.twice"] = "Une ligne précédente porte déjà sur ce contenu : donnez chaque contenu en une ligne.",
        ["rows.encoding"] = "Le texte n'est pas en UTF-8 : enregistrez-le en UTF-8.",
        ["rows.form"] = "Les lignes ne sont pas de ce format : une liste d'objets en JSON, un texte en NDJSON et en CSV.",
        ["required"] = "Tout contenu a une valeur ici : ne donnez pas le champ pour la garder.",
        ["revision.unknown"] = "Ce contenu n'a pas cette révision.",
        ["role.missing"] = "Un jeton permet quelque chose : donnez un rôle.",
        ["schedule.past"] = "Ce moment est passé : donnez-en un à venir, ou publiez maintenant.",
        ["schedule.reversed"] = "La fin de la publication n'est pas après son début.",
        ["scope.missing"] = "Un jeton sert à quelque chose : donnez une portée, ou ne donnez pas scopes.",
        ["session.missing"] = "Une candidature à l'ordre du jour a besoin de sa séance.",
        ["session.notHeld"] = "Une candidature est décidée par une séance qui s'est tenue.",
        ["slug.fr.missing"] = "Un article a besoin d'un slug français pour être publié.",
        ["summary.fr.missing"] = "Une offre a besoin d'un résumé français pour être publiée.",
        ["territory.missing"] = "Un contributeur parle pour des territoires : nommez-en un.",
        ["text.blank"] = "Un texte se lit : donnez null pour l'enlever.",
        ["theme.missing"] = "Une offre a besoin d'un thème pour être publiée.",
        ["title.fr.missing"] = "Un titre français manque pour la publication.",
        ["totalBudget.tooSmall"] = "Le budget n'est pas inférieur au montant accordé.",
        ["validity.reversed"] = "Le dernier jour de validité est avant le premier.",
        ["validity.withoutAward"] = "Seule une labellisation a une validité.",
        ["version.missing"] = "Ce contenu existe : donnez la version que vous connaissez.",
    }.ToFrozenDictionary();

    /// <summary>The message.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="language">BCP 47 tag of the context's language: French for fr, English otherwise.</param>
    public static string Of(WriteProblem problem, string language)
    {
        var isFrench = language == "fr";
        return problem switch
        {
            InvalidInput invalid => isFrench && French.TryGetValue(invalid.Code, out var text) ? string.Format(CultureInfo.InvariantCulture, text, invalid.Limit) : invalid.Message,
            ItemNotFound => isFrench ? "Ce contenu n'existe pas pour vous. Vérifiez la clé." : "This item does not exist for you. Check the key.",
            ChangeOutdated outdated => string.Format(
                CultureInfo.InvariantCulture,
                isFrench
                    ? "Quelqu'un d'autre a écrit ce contenu depuis : version {0} attendue, {1} trouvée. Retirez la modification (removeReleaseChange) et refaites-la sur le contenu actuel."
                    : "Somebody else wrote the item since: version {0} expected, {1} found. Take the change out (removeReleaseChange) and make it again on the item as it is now.",
                outdated.Expected, outdated.Actual),
            VersionConflict conflict => string.Format(
                CultureInfo.InvariantCulture,
                isFrench ? "Quelqu'un d'autre a écrit ce contenu : version {0} attendue, {1} trouvée. Relisez-le et recommencez." : "Somebody else wrote the item: version {0} expected, {1} found. Read it again and repeat the change.",
                conflict.Expected, conflict.Actual),
            InvalidMove move => string.Format(
                CultureInfo.InvariantCulture,
                isFrench ? "De {0}, ce contenu ne passe pas à {1}. Possible : {2}." : "From {0} the item cannot move to {1}. Possible: {2}.",
                move.From, move.To, move.Allowed.IsEmpty ? "–" : string.Join(", ", move.Allowed)),
            KeyTaken => isFrench ? "Un autre contenu a cette clé unique. Choisissez-en une autre." : "Another item has this unique key. Choose another one.",
            StillReferenced => isFrench ? "D'autres contenus renvoient à celui-ci. Retirez d'abord ces liens." : "Other items refer to this one. Take those links away first.",
            NotAllowed => isFrench ? "Vous n'avez pas le droit d'écrire ce contenu." : "You have no right to write this item.",
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a message."),
        };
    }
}
